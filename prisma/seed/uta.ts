import type { DemoSchool } from './school-rows.ts'

export const uta: DemoSchool = {
  slug: 'uta',
  kind: 'school',
  name: 'University of Texas at Arlington',
  description: 'The Mavericks of Arlington: 40,000 students between Dallas and Fort Worth.',
  city: 'Arlington',
  state: 'TX',
  country: 'US',
  plan: 'campus-monthly',
  emailDomains: ['uta.test'],
  mailDomain: 'uta.test',
  people: `
    student        | Maya Torres       | student   | Computer Science
    seller         | Leo Nguyen        | student   | Mechanical Engineering
    moderator      | Priya Raman       | moderator | Communication
    admin          | Daniel Whitfield  | admin     |
    ava.johnson    | Ava Johnson       | student   | Nursing
    diego.ramirez  | Diego Ramirez     | student   | Civil Engineering
    hannah.cole    | Hannah Cole       | student   | Architecture
    minh.tran      | Minh Tran         | student   | Computer Science
    zoe.bennett    | Zoe Bennett       | student   | Art and Art History
    omar.haddad    | Omar Haddad       | student   | Finance
    grace.okafor   | Grace Okafor      | student   | Biology
    tyler.brooks   | Tyler Brooks      | student   | Kinesiology
    sofia.castillo | Sofia Castillo    | student   | Social Work
    ethan.wright   | Ethan Wright      | student   | Physics
    linh.pham      | Linh Pham         | student   | Accounting
    marcus.green   | Marcus Green      | student   | Music Education
    aisha.khan     | Aisha Khan        | student   | Data Science
    caroline.beck  | Caroline Beck     | student   | History
    jasmine.lee    | Jasmine Lee       | student   | Marketing              | 5.2
    noah.petersen  | Noah Petersen     | student   | Aerospace Engineering  | 1.7
  `,
  products: `
    seller         | textbooks   | good     | 64.00  | 1  | 0.2  | Calculus: Early Transcendentals, 9th edition   | Stewart, hardcover. Got me through MATH 1426 and 2425. Some highlighting in chapters 3 to 5, nothing torn.
    ava.johnson    | textbooks   | like_new | 85.00  | 1  | 0.5  | Fundamentals of Nursing, 11th edition          | Potter and Perry. Bought for one semester, no writing inside. The access code is used.
    minh.tran      | electronics | good     | 189.00 | 1  | 0.9  | iPad 9th generation, 64 GB, with case          | Used for notes in two classes. Screen has always had a protector. Battery lasts a full day of lectures.
    zoe.bennett    | pictures    | new      | 25.00  | 10 | 1.3  | Print: Cooper Street bridge at blue hour       | My own photograph, 11 x 14 inches on matte paper, signed on the back. Looks great over a desk.
    diego.ramirez  | furniture   | good     | 55.00  | 1  | 1.6  | IKEA desk, 47 x 24 inches, white               | Already taken apart, all screws in a bag. Fits in a sedan if the seats fold. Pick up near Greek Row Drive.
    omar.haddad    | textbooks   | good     | 48.00  | 1  | 2.0  | Principles of Corporate Finance, 13th edition  | Brealey Myers. Clean copy, one coffee ring on the cover that I am not proud of.
    tyler.brooks   | sports      | good     | 40.00  | 1  | 2.4  | Adjustable dumbbells, 5 to 25 lb pair          | Joined the MAC, so these only hold my door open. They click like new.
    grace.okafor   | textbooks   | fair     | 22.00  | 1  | 2.7  | Organic Chemistry as a Second Language         | Klein, first semester topics. Well loved and well highlighted. Saved my grade.
    seller         | electronics | like_new | 72.00  | 1  | 3.1  | TI-84 Plus CE graphing calculator              | With charging cable and cover. Allowed in every exam I have taken at Nedderman Hall.
    linh.pham      | kitchen     | like_new | 30.00  | 1  | 3.5  | Rice cooker, 6 cups                            | Zojirushi taste on a student budget: a Tiger one. Inner pot has no scratches.
    marcus.green   | other       | good     | 160.00 | 1  | 3.9  | Yamaha P-45 digital piano with stand           | Weighted keys, sustain pedal included. You carry, I help to the elevator.
    hannah.cole    | other       | good     | 35.00  | 1  | 4.3  | Drafting kit: scale, triangles, T-square       | Everything for ARCH 1341 studio. A few pencil marks on the T-square, edges are true.
    aisha.khan     | textbooks   | like_new | 39.00  | 1  | 4.8  | An Introduction to Statistical Learning, in R  | Hardcover, read once with great care. Pairs well with the free videos.
    sofia.castillo | clothing    | like_new | 18.00  | 3  | 5.2  | UTA Mavericks hoodie, orange and blue          | Sizes S, M and L, one each. Ordered too many for our club. Never worn outside.
    ethan.wright   | textbooks   | good     | 70.00  | 1  | 5.6  | University Physics with Modern Physics         | Young and Freedman, 15th edition. Covers both PHYS 1443 and 1444. Solid binding.
    caroline.beck  | furniture   | fair     | 45.00  | 1  | 6.1  | Two-seat sofa, grey                            | Comfortable and honest about its age. From a home without smoke or pets. Needs two people and a truck.
    minh.tran      | electronics | good     | 95.00  | 1  | 6.6  | 27-inch monitor, 144 Hz                        | AOC, HDMI and DisplayPort. One bright pixel in the lower left corner that you forget after a day.
    student        | textbooks   | good     | 36.00  | 1  | 7.0  | Introduction to Algorithms, 3rd edition        | CLRS in one piece. Sticky notes at the dynamic programming chapter come free.
    tyler.brooks   | tickets     | new      | 15.00  | 2  | 7.5  | Mavericks basketball, two lower-bowl seats     | College Park Center, next home game. I have to work that night. Transfer through the app.
    ava.johnson    | clothing    | good     | 24.00  | 2  | 8.0  | Nursing scrubs, royal blue, size M             | Two sets, washed and pressed. The required colour for clinicals.
    diego.ramirez  | services    | new      | 20.00  | 10 | 8.4  | Statics and Dynamics tutoring, one hour        | Got an A in both and enjoy explaining free body diagrams. Central Library, any weekday after 4.
    zoe.bennett    | pictures    | new      | 12.00  | 25 | 8.9  | Sticker sheet: campus squirrels                | Six hand-drawn squirrels with very strong opinions. Waterproof vinyl.
    linh.pham      | textbooks   | good     | 54.00  | 1  | 9.4  | Intermediate Accounting, 17th edition          | Kieso. Loose-leaf in a binder, complete. Tabs for every chapter are already in.
    omar.haddad    | electronics | like_new | 60.00  | 1  | 9.9  | Sony WH-CH720N noise cancelling headphones     | Bought for the plane, used on two. Box and cable included.
    grace.okafor   | other       | like_new | 14.00  | 1  | 10.5 | Lab coat and goggles set, size S               | Required for CHEM 1441 lab. Worn for one semester, no burns, no stains.
    marcus.green   | services    | new      | 25.00  | 8  | 11.0 | Beginner guitar lesson, 45 minutes             | Music education major. Bring your own guitar or use mine. Practice rooms in the Fine Arts Building.
    caroline.beck  | textbooks   | good     | 19.00  | 1  | 11.6 | Give Me Liberty! An American History, vol. 1   | Foner. For HIST 1301. A friendly amount of underlining.
    hannah.cole    | furniture   | like_new | 28.00  | 1  | 12.1 | LED drafting lamp with clamp                   | Three colour temperatures, long arm. Carried me through four studio reviews.
    aisha.khan     | electronics | good     | 25.00  | 1  | 12.7 | Logitech MX Anywhere mouse                     | Works on glass, and on the tables in the UC. New battery.
    seller         | sports      | good     | 120.00 | 1  | 13.3 | Trek road bike, 54 cm                          | Rides to campus in eight minutes from Randol Mill. New chain and tubes. Lock included.
    sofia.castillo | kitchen     | good     | 12.00  | 1  | 14.0 | Dish set for four, blue rim                    | Plates, bowls and mugs. One mug has a chip and a lot of character.
    ethan.wright   | electronics | good     | 45.00  | 1  | 14.6 | Celestron binoculars 15x70                     | Good for the Moon from the top of the parking garage. Small mark on the strap.
    minh.tran      | textbooks   | like_new | 28.00  | 1  | 15.3 | Clean Code                                     | Read it, argued with it, kept it clean.
    student        | electronics | fair     | 30.00  | 1  | 16.0 | Raspberry Pi 4, 4 GB, with power supply        | Was a tiny web server for CSE 3310. Case printed at the FabLab. SD card not included.
    tyler.brooks   | sports      | worn     | 8.00   | 1  | 16.8 | Indoor soccer shoes, size 10                   | Not pretty, still fast.
    ava.johnson    | furniture   | good     | 35.00  | 1  | 17.5 | Over-the-toilet shelf and a bath caddy         | Both from my apartment at Arbor Oaks. Easy to clean, easy to carry.
    zoe.bennett    | other       | good     | 42.00  | 1  | 18.3 | Acrylic paint set, 48 colours, and brushes     | A few tubes half used, most are full. Studio cleanout.
    diego.ramirez  | other       | good     | 26.00  | 1  | 19.2 | Hard hat, safety vest and steel-toe boots, 9.5 | For site visits. Worn on four Fridays.
    linh.pham      | furniture   | fair     | 15.00  | 1  | 20.1 | Rolling drawer cart, three drawers             | Fits under a dorm bed. One wheel has its own ideas.
    omar.haddad    | clothing    | like_new | 65.00  | 1  | 21.0 | Navy suit, 40R, for career fair                | Tailored once, worn to two interviews. Dry-cleaned and ready.
    grace.okafor   | textbooks   | good     | 44.00  | 1  | 22.4 | Human Anatomy and Physiology, 11th edition     | Marieb. BIOL 2457 and 2458. The bone chapters have very good doodles.
    marcus.green   | tickets     | new      | 10.00  | 4  | 23.6 | Spring jazz concert, four seats together       | Irons Recital Hall. I am on stage, so I will not need them.
    caroline.beck  | other       | like_new | 9.00   | 6  | 25.0 | Potted pothos cuttings                         | Rooted and growing. Hard to kill, and I have tried. Pots are thrifted.
    hannah.cole    | services    | new      | 30.00  | 5  | 26.5 | Portfolio review for architecture students     | One hour, honest and kind. I got into the honours studio with mine.
    aisha.khan     | kitchen     | like_new | 34.00  | 1  | 28.2 | Single-serve coffee maker                      | Descaled last week. Comes with a box of pods that my roommate will miss.
    sofia.castillo | furniture   | good     | 70.00  | 1  | 30.0 | Full-size mattress topper, 3-inch memory foam  | Used with a cover for one year. Rolled up and tied, ready to go.
    ethan.wright   | sports      | good     | 50.00  | 1  | 32.5 | Two-person tent and camping stove              | Went to Big Bend and came back. All stakes are there.
    seller         | other       | new      | 6.50   | 20 | 35.0 | 3D-printed headphone hook                      | Clamps to any desk up to 1.5 inches. Pick black, white or Maverick blue.
  `,
  posts: `
    admin          | 0.1  | Welcome to Banter at UTA! Your student mail is your ticket in. Be kind on the billboard, meet in public places, and only give out your handoff code when the thing is in your hands.
    student        | 0.3  | Reminder that the CSE help desk in ERB is open until 8 tonight. They got me through pointers, they can get you through anything.
    tyler.brooks   | 0.7  | Pickup basketball at the MAC tomorrow at 6. All levels, we rotate teams every ten minutes.
    ava.johnson    | 1.1  | To whoever left a kind note and a granola bar on the third floor of the library: you have no idea how much I needed that.
    zoe.bennett    | 1.4  | The student art sale is in the Fine Arts Building on Thursday from 10 to 4. Prints from $5, and the ceramics go fast.
    moderator      | 1.9  | Spotted a listing that looks too good to be true? Report it and a moderator will have a look the same day.
    minh.tran      | 2.3  | Hackathon team looking for one designer. We have snacks, a whiteboard and a bad idea that we all believe in.
    grace.okafor   | 2.8  | Lost a silver ring with a small leaf between Life Science and the UC. It was my grandmother's. Please write to me if you find it.
    diego.ramirez  | 3.2  | The concrete canoe team starts mixing on Saturday morning. You do not need to be in civil to help, only to like getting dusty.
    linh.pham      | 3.7  | Free tax help from accounting students begins next week, College of Business, room 245. Bring your W-2.
    marcus.green   | 4.4  | Noon concert at Irons Recital Hall today: brass quintet. Thirty minutes, free, and cooler than outside.
    omar.haddad    | 5.0  | Career fair tip from last semester: the line at the far end of the hall is always shorter. Print more resumes than you think.
    hannah.cole    | 5.5  | CAPPA building, 2 am, final models everywhere and somebody playing lo-fi. I will miss this.
    ethan.wright   | 6.2  | The planetarium has a student night on Friday. The show about black holes is worth every minute.
    sofia.castillo | 7.1  | Food pantry at the UC is low on canned beans and cereal. If you have extra, the shelf by the door takes it all week.
    aisha.khan     | 7.8  | Data science study group meets on Wednesdays at 5 in the Central Library, room 315. We are at decision trees.
    caroline.beck  | 8.6  | Walking tour of the old downtown with the history club on Sunday, 10 am, starting at the Levitt Pavilion lawn.
    seller         | 9.3  | Formula SAE is testing the new car in lot 49 on Saturday. Come and listen, it is loud in a good way.
    tyler.brooks   | 10.1 | Who else is training for the half marathon? Slow group leaves from the MAC at 6 am, we talk the whole way.
    student        | 11.0 | PSA: the elevator in Nedderman is back. My knees send their regards.
    ava.johnson    | 12.2 | Nursing students: flu shot clinic needs six volunteers on Tuesday afternoon. Counts for your hours.
    minh.tran      | 13.4 | Best quiet place on campus with power outlets? I will trade you my spot: fifth floor of the library, east side.
    zoe.bennett    | 14.5 | Figure drawing tonight, 7 to 9, Studio Arts Center. Paper and charcoal are provided.
    moderator      | 15.8 | Meeting for a handoff? The lobby of the University Center and the front desk of the Central Library are bright, busy and easy to find.
    grace.okafor   | 17.0 | Saw a hawk take a nap on the roof of Life Science. It has tenure, I think.
    diego.ramirez  | 18.3 | Ride to Austin on Friday at 3, three seats, split the gas. Coming back on Sunday evening.
    linh.pham      | 19.9 | Vietnamese Student Association is making spring rolls on the University Center mall at noon. First hundred are free.
    omar.haddad    | 21.2 | Anyone taking FINA 3313 with the evening section? Looking for a study partner who likes spreadsheets.
    marcus.green   | 22.8 | Marching band alumni day was the best. Thank you to everyone who stayed in the rain.
    hannah.cole    | 24.4 | If you lost a set of car keys with a tiny rubber duck, they are at the CAPPA front office.
    ethan.wright   | 26.0 | Meteor shower peaks this weekend. A few of us are driving out past Mineral Wells, dress warm.
    sofia.castillo | 27.9 | Social work club is collecting winter coats until the end of the month. Boxes are in the lobby of Building A.
    aisha.khan     | 29.7 | Small win: my first pull request to an open-source project was merged today. If you are thinking about it, start with the docs.
    caroline.beck  | 31.5 | The used book sale at the library starts on Monday. History is by the window, poetry is by the stairs.
    seller         | 33.8 | Moving out of Vandergriff Hall and selling nearly everything. Prices are friendly, come and look at my listings.
  `,
  cart: `
    student     | 1 | TI-84 Plus CE graphing calculator
    student     | 2 | Sticker sheet: campus squirrels
    ava.johnson | 1 | Rice cooker, 6 cups
  `,
  notices: `
    student   | 1.5 | /shop  | Welcome to Banter at UTA     | Have a look at what other Mavericks sell, or tell the billboard hello.
    student   | 0.4 | /cart  | Still thinking about it?     | The calculator in your cart is still there.
    seller    | 1.5 | /sell  | Sell your first thing        | It takes a minute, and you see what you will get before you list it.
    moderator | 1.5 | /      | You are a moderator          | You can take down posts and listings that break the rules.
    admin     | 1.5 | /admin | Your campus is open          | See how many members, posts and listings it has.
  `,
}
