import type { DemoSchool } from './school-rows.ts'

export const lakeside: DemoSchool = {
  slug: 'lakeside',
  kind: 'school',
  name: 'Lakeside College',
  description: 'A small liberal arts college on the bay, where everybody knows the ferry timetable.',
  city: 'Traverse City',
  state: 'MI',
  country: 'US',
  plan: 'trial',
  emailDomains: ['lakeside.test'],
  mailDomain: 'lakeside.test',
  people: `
    student        | Nora Lindqvist    | student   | Environmental Studies
    seller         | Caleb Foster      | student   | History
    moderator      | Imani Brooks      | moderator | English
    admin          | Ruth Vandermeer   | admin     |
    owen.kelly     | Owen Kelly        | student   | Biology
    tessa.morgan   | Tessa Morgan      | student   | Studio Art
    raj.patel      | Raj Patel         | student   | Economics
    ella.sorensen  | Ella Sorensen     | student   | Music
    malik.dawson   | Malik Dawson      | student   | Political Science
    june.hartley   | June Hartley      | student   | Psychology
    finn.macleod   | Finn MacLeod      | student   | Chemistry
    carmen.ruiz    | Carmen Ruiz       | student   | Spanish
    theo.baptiste  | Theo Baptiste     | student   | Mathematics
    wren.oconnell  | Wren O'Connell    | student   | Philosophy
    pia.holm       | Pia Holm          | student   | Computer Science
    sam.whitaker   | Sam Whitaker      | student   | Education
  `,
  products: `
    seller        | textbooks   | good     | 32.00  | 1 | 1.2  | A People's History of the United States    | Paperback. Underlining in two chapters, otherwise clean. The one for HIST 210.
    owen.kelly    | textbooks   | like_new | 58.00  | 1 | 2.5  | Campbell Biology, 12th edition             | Bought new last fall and mostly read online instead. No marks.
    tessa.morgan  | pictures    | new      | 18.00  | 12 | 3.1 | Linocut print: Old Mission lighthouse      | 8 x 10 inches on cotton paper, signed. Each one is printed by hand, so colours differ a little.
    raj.patel     | electronics | good     | 75.00  | 1 | 4.0  | Dell 24-inch monitor with HDMI cable       | Moved to a laptop-only life. No dead pixels, stand included.
    seller        | furniture   | fair     | 20.00  | 1 | 5.4  | Wooden desk chair                          | Solid and a bit scratched. Can carry it down from Bay Hall with you.
    ella.sorensen | other       | good     | 140.00 | 1 | 6.2  | Yamaha student acoustic guitar             | New strings in September. Comes with a soft case and a capo.
    malik.dawson  | clothing    | like_new | 45.00  | 1 | 7.7  | Columbia winter jacket, men's L            | Worn one winter. Warm enough for the pier in January.
    june.hartley  | kitchen     | good     | 15.00  | 1 | 9.0  | Electric kettle, 1.7 litres                | Quick and quiet. Allowed in the halls, I asked.
    finn.macleod  | sports      | good     | 110.00 | 1 | 10.3 | Inflatable kayak with paddle and pump      | Two summers old, one neat patch. Fits in a car trunk.
    carmen.ruiz   | services    | new      | 18.00  | 8 | 11.8 | Spanish conversation, one hour             | Native speaker. We talk, I correct, you order coffee with confidence. Library cafe.
    theo.baptiste | textbooks   | fair     | 24.00  | 1 | 13.5 | Stewart Calculus, early transcendentals    | Spine is taped, all the pages are there. Answers in pencil for odd problems.
    wren.oconnell | textbooks   | good     | 12.00  | 1 | 15.1 | Plato: Complete Works                      | Notes in the margins of the Republic only. They may even help.
    pia.holm      | electronics | like_new | 39.00  | 1 | 17.4 | Mechanical keyboard, brown switches        | Too loud for my roommate, perfect for yours. USB-C cable included.
    sam.whitaker  | furniture   | good     | 28.00  | 1 | 20.2 | Folding bookshelf, three shelves           | Folds flat in ten seconds. Used for two years, no wobble.
    tessa.morgan  | sports      | good     | 60.00  | 1 | 23.0 | Ice skates, size 8, and guards             | Sharpened in November. A bit tight for me now.
  `,
  posts: `
    admin         | 0.8  | Welcome to Lakeside on Banter! Buy from the person down the hall, sell what you no longer need, and tell us what is missing.
    june.hartley  | 1.6  | The dining hall has the squash soup again today. You are welcome.
    finn.macleod  | 2.9  | Anyone up for a sunrise paddle on Saturday? Flat water in the forecast, meeting at the boathouse at 6:30.
    tessa.morgan  | 4.1  | The senior art show opens Friday at 5 in the Harbor Gallery. There will be cheese.
    owen.kelly    | 6.4  | Found a blue water bottle with a heron sticker in Science 104. It is at the front desk now.
    moderator     | 8.0  | The writing centre has open hours on Sunday evenings again, 6 to 9, first floor of the library.
    raj.patel     | 10.7 | Study group for the microeconomics midterm: Wednesday at 7, room 12 in the library. Bring the practice set.
    ella.sorensen | 13.3 | Chamber choir needs two more tenors. No audition for the first rehearsal, just come along on Tuesday.
    seller        | 16.9 | Ride share to Grand Rapids on Friday afternoon, two seats left, back on Sunday night.
    carmen.ruiz   | 21.5 | Movie night in Spanish, with subtitles, on the big screen in Bay Hall on Thursday. Popcorn is on the language department.
    pia.holm      | 25.2 | The campus Wi-Fi name changed over the break. If your laptop cannot find it, forget the old network first.
  `,
  cart: `
    student | 1 | Campbell Biology, 12th edition
  `,
  notices: `
    student | 2 | /shop | Welcome to Lakeside on Banter | Have a look at what other students sell.
    seller  | 2 | /sell | Sell your first thing          | It takes a minute, and you see what you will get before you list it.
  `,
}
