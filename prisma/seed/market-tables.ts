/** What a school's market knows beyond the plain listings: tables as text, a row a line. */
interface MarketTables {
  /** title | branch | ISBN | edition | course | takes offers from this share of the price on */
  facts: string
  /** seller | kind | category/branch | condition | price | age | title | description | what the owner would take */
  others: string
  /** seller | status | category/branch | condition | price | age | title | description */
  standing: string
  rules: {
    blockedWords: string[]
    reviewFirst: number
    /** Days from now. */
    termEnds: number
    moveOut: [from: number, to: number]
    donateTo: string
  }
}

const WORDS = [
  'ammunition',
  'cocaine',
  'e-cigarette',
  'essay writing',
  'exam answers',
  'fake id',
  'firearm',
  'vape',
]

export const marketTables: Record<string, MarketTables> = {
  uta: {
    facts: `
      Calculus: Early Transcendentals, 9th edition  | book_maths       | 9781337613927 | 9th  | MATH 1426 | 60
      Fundamentals of Nursing, 11th edition         | book_health      | 9780323810340 | 11th | NURS 3320 |
      Principles of Corporate Finance, 13th edition | book_business    | 9781260013900 | 13th | FINA 3313 | 70
      Organic Chemistry as a Second Language        | book_sciences    | 9781119110668 | 4th  | CHEM 2321 |
      An Introduction to Statistical Learning, in R | book_maths       | 9781461471370 | 1st  | DATA 3441 | 50
      University Physics with Modern Physics        | book_sciences    | 9780135159552 | 15th | PHYS 1443 | 60
      Introduction to Algorithms, 3rd edition       | book_computing   | 9780262033848 | 3rd  | CSE 2320  | 60
      Intermediate Accounting, 17th edition         | book_business    | 9781119503668 | 17th | ACCT 3311 |
      Clean Code                                    | book_computing   | 9780132350884 |      | CSE 3310  |
      Human Anatomy and Physiology, 11th edition    | book_health      | 9780134580999 | 11th | BIOL 2457 | 70
      Give Me Liberty! An American History, vol. 1  | book_humanities  |               |      | HIST 1301 |
      iPad 9th generation, 64 GB, with case         | tablets          |               |      |           | 80
      27-inch monitor, 144 Hz                       | monitors         |               |      |           | 70
      TI-84 Plus CE graphing calculator             | calculators      |               |      | MATH 1426 |
      Sony WH-CH720N noise cancelling headphones    | audio            |               |      |           | 75
      IKEA desk, 47 x 24 inches, white              | desks            |               |      |           | 50
      Two-seat sofa, grey                           | sofas            |               |      |           | 40
      LED drafting lamp with clamp                  | lamps            |               |      |           |
      Rice cooker, 6 cups                           | appliances       |               |      |           |
      Yamaha P-45 digital piano with stand          | instruments      |               |      |           | 80
      Trek road bike, 54 cm                         | bikes            |               |      |           | 70
      Lab coat and goggles set, size S              | lab_gear         |               |      | CHEM 1441 |
      Statics and Dynamics tutoring, one hour       | tutoring         |               |      | MAE 1312  |
    `,
    others: `
      linh.pham      | free   | furniture/shelves      | fair     |       | 0.8 | Shoe rack and a box of hangers    | Moving to a furnished place. First to come takes both.        |
      grace.okafor   | free   | other/plants           | good     |       | 2.2 | Spider plant babies               | Five of them, in paper cups. They ask for very little.        |
      marcus.green   | swap   | other/instruments      | good     |       | 1.4 | Ukulele, soprano, with a bag      | Plays in tune, has a small scratch on the back.               | A music stand, or an SM57
      hannah.cole    | swap   | other/board_games      | like_new |       | 5.1 | Catan, complete                   | Counted twice, all the sheep are there.                       | Another board game for four
      student        | wanted | textbooks/book_computing | good   | 45.00 | 0.6 | Computer Networking, Kurose and Ross | For CSE 4344 next term, 7th or 8th edition.                |
      aisha.khan     | wanted | furniture/desks        | fair     | 40.00 | 3.05 | A small desk, under 40 inches     | For a very small room. I can pick it up with a friend.        |
    `,
    standing: `
      seller         | draft   | sports/outdoor         | good     | 30.00 | 0.3 | Hiking backpack, 45 litres        |
      seller         | draft   | other                  | good     |       | 0.25 | Box of cables                     |
      seller         | expired | kitchen/cookware       | good     | 16.00 | 20.5 | Cast iron pan, 10 inches          | Seasoned, heavy, and better than both of us at steak.
      seller         | sold    | electronics/audio      | good     | 35.00 | 12.4 | Bookshelf speakers, pair          | Small, loud and honest.
      diego.ramirez  | pending | tickets/concerts       | new      | 20.00 | 0.1 | Two tickets, Levitt Pavilion      | I bought the wrong Friday.
    `,
    rules: {
      blockedWords: WORDS,
      reviewFirst: 0,
      termEnds: 60,
      moveOut: [52, 66],
      donateTo:
        'The Mav Pantry takes kitchen things and dry food; furniture goes to the container behind Vandergriff Hall.',
    },
  },
  lakeside: {
    facts: `
      Campbell Biology, 12th edition          | book_sciences   | 9780135188743 | 12th | BIO 110  |
      Stewart Calculus, early transcendentals | book_maths      | 9781285741550 | 8th  | MATH 141 | 50
      Dell 24-inch monitor with HDMI cable    | monitors        |               |      |          | 70
      Yamaha student acoustic guitar          | instruments     |               |      |          |
    `,
    others: `
      june.hartley | free   | kitchen/dishes | fair |       | 0.5 | Mugs, many of them  | No two alike. Take one, take all. |
      pia.holm     | wanted | sports/bikes   | fair | 80.00 | 2.0 | Any bike that rolls | To get to class on time, for once. |
    `,
    standing: '',
    rules: {
      blockedWords: WORDS,
      reviewFirst: 0,
      termEnds: 14,
      moveOut: [-2, 12],
      donateTo: 'Leave it in the lounge of Bay Hall by Sunday; the thrift store in town picks it up.',
    },
  },
}
