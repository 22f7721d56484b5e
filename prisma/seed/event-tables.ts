/** Of one school: tables as text, a row a line. */
interface EventTables {
  /** in days | at | hours | weeks | category | organiser | club | places | guests | flags | where | title | about */
  events: string
  /** title | going | waiting, in their order | interested */
  answers: string
  /** title | who | role */
  hosts: string
}

export const eventTables: Record<string, EventTables> = {
  uta: {
    events: `
      1  | 18:00 | 2   | 6 | tech     | student        | robotics-club      | 24 |   | step-free, captions   | Nedderman Hall 105                 | Robot build night                          | Soldering irons are warm, the line follower is not following. Come and fix it with us. Beginners get a kit.
      2  | 12:00 | 1   |   | career   | omar.haddad    | investment-club    |    |   | step-free             | College of Business 141            | Lunch with an analyst                      | A Maverick who graduated in 2019 on what the first two years are like. Bring your own lunch and your worst question.
      2  | 19:30 | 2   |   | social   | student        |                    | 6  |   | step-free, quiet      | University Center, Palo Pinto room | Catan night, six seats                     | One table, six chairs, no mercy. Snacks are on me.
      3  | 06:00 | 1   | 8 | sports   | tyler.brooks   | running-club       |    | 2 |                       | Maverick Activities Center, steps  | Slow run, long talk                        | Five kilometres at a pace at which you can still complain. Everyone waits for the last one.
      3  | 17:00 | 1.5 | 5 | academic | aisha.khan     | data-science-club  | 12 |   | step-free, captions   | Central Library 315                | Statistics study circle                    | We work through one chapter a week of ISLR. No grades, some cookies.
      4  | 19:00 | 2   |   | arts     | zoe.bennett    | art-collective     | 20 |   | step-free             | Studio Arts Center 148             | Figure drawing with a live model           | Paper and charcoal are provided. All levels, no phones on the tables.
      5  | 20:00 | 2   |   | academic | ethan.wright   | astronomy-society  | 60 | 1 | step-free             | Planetarium, Chemistry and Physics | Student night at the planetarium           | The black hole show, and then the roof with two telescopes if the sky plays along.
      6  | 09:00 | 4   |   | service  | sofia.castillo | volunteer-corps    | 30 | 2 | dietary               | University Center, food pantry     | Pantry Saturday                            | We sort, shelve and pack bags for the week. Lunch afterwards for everybody who helped.
      6  | 14:00 | 3   |   | culture  | linh.pham      | vietnamese-student-association | 40 | 3 | step-free, dietary | University Center mall    | Spring roll workshop                       | Learn the fold from people whose grandmothers are watching. Vegetarian filling too.
      7  | 10:00 | 2   |   | culture  | caroline.beck  |                    | 15 |   |                       | Levitt Pavilion lawn               | Old Arlington on foot                      | Two hours, three miles, one murder that was never solved. Comfortable shoes.
      8  | 17:30 | 1.5 |   | career   | jasmine.lee    |                    | 50 |   | online, captions      |                                    | Portfolio clinic, online                   | Bring one page. Three designers look at it with you, kindly and quickly.
      9  | 18:30 | 3   |   | music    | marcus.green   | music-makers       | 120 | 4 | step-free            | Irons Recital Hall                 | Open stage                                 | Three songs or ten minutes each. Sign up at the door, piano and two amps are there.
      10 | 12:00 | 1   | 4 | wellness | grace.okafor   |                    | 10 |   | step-free, quiet      | Library Mall lawn                  | Quiet half hour between lectures           | We sit, we breathe, nobody talks. Blankets are there.
      11 | 16:00 | 2   |   | tech     | minh.tran      | coding-club        | 8  |   | step-free, approval   | Engineering Research Building 103  | Hackathon team auditions                   | We need two more for the spring hackathon. Tell us what you last built, finished or not.
      13 | 19:00 | 3   |   | social   | hannah.cole    |                    |    | 2 | step-free             | CAPPA courtyard                    | Models and lanterns: the studio opens      | Final models, lanterns and hot chocolate. Come for the models, stay for the marshmallows.
      14 | 18:00 | 1   |   | meeting  | student        | robotics-club      |    |   | members, step-free    | Nedderman Hall 105                 | Robotics: who does what in spring          | Budget, roles, and the question of the drone.
      16 | 08:00 | 9   |   | sports   | diego.ramirez  |                    | 16 |   |                       | Joe Pool Lake, boat ramp           | Concrete canoe: first float                | It is made of concrete and it will float. Lifeguards and towels are arranged, rides leave from lot 49 at 7.
      20 | 17:00 | 2   |   | academic | ava.johnson    | nursing-students   | 25 |   | step-free, captions   | Pickard Hall 204                   | Clinical skills practice                   | Blood pressure, injections on oranges, and the talk that nobody prepares you for.
      24 | 11:00 | 5   |   | other    | zoe.bennett    |                    |    |   | draft                 | Fine Arts Building lobby           | Winter print fair                          | Prints, ceramics and cards by students. Tables are still to be counted.
    `,
    answers: `
      Robot build night                     | student, minh.tran, noah.petersen, aisha.khan, seller            |                                   | diego.ramirez, ethan.wright
      Lunch with an analyst                 | omar.haddad, linh.pham, jasmine.lee                              |                                   | aisha.khan
      Catan night, six seats                | student, minh.tran, zoe.bennett, ethan.wright, linh.pham, omar.haddad | noah.petersen, diego.ramirez, hannah.cole | seller
      Slow run, long talk                   | tyler.brooks, ava.johnson, marcus.green                          |                                   | jasmine.lee, student
      Statistics study circle               | aisha.khan, student, linh.pham, minh.tran                        |                                   | omar.haddad
      Figure drawing with a live model      | zoe.bennett, hannah.cole, jasmine.lee                            |                                   | seller
      Student night at the planetarium      | ethan.wright, student, zoe.bennett, noah.petersen, grace.okafor  |                                   | hannah.cole, caroline.beck
      Pantry Saturday                       | sofia.castillo, grace.okafor, ava.johnson                        |                                   | student
      Spring roll workshop                  | linh.pham, minh.tran, hannah.cole, tyler.brooks                  |                                   | student, jasmine.lee
      Old Arlington on foot                 | caroline.beck, ethan.wright                                      |                                   | moderator
      Open stage                            | marcus.green, sofia.castillo, zoe.bennett, seller                |                                   | student, ava.johnson
      Quiet half hour between lectures      | grace.okafor, hannah.cole                                        |                                   |
      Models and lanterns: the studio opens | hannah.cole, zoe.bennett, diego.ramirez, student                 |                                   | jasmine.lee, marcus.green
      Concrete canoe: first float           | diego.ramirez, seller                                            |                                   | tyler.brooks
    `,
    hosts: `
      Robot build night                     | minh.tran     | cohost
      Student night at the planetarium      | noah.petersen | door
      Open stage                            | zoe.bennett   | door
      Models and lanterns: the studio opens | zoe.bennett   | cohost
    `,
  },
  lakeside: {
    events: `
      1  | 19:00 | 1.5 | 5 | music    | ella.sorensen |                   | 15 |   | step-free        | Old boathouse                | Songs by the stove            | Bring an instrument or only your ears. The stove is lit at six.
      3  | 07:00 | 3   |   | other    | student       | birding-circle    | 12 | 1 |                  | North pier                   | Winter ducks with a telescope | Mergansers, goldeneyes and hot cider. Binoculars can be borrowed.
      4  | 18:00 | 2   |   | academic | malik.dawson  | debate-society    | 40 |   | step-free, captions | Harbor Hall, small stage  | Debate at the pier            | This house would close the road for the ferry. Seats for both sides.
      6  | 13:00 | 4   |   | arts     | tessa.morgan  |                   | 6  |   | step-free        | Print shop                   | Linocut in an afternoon       | Six presses, six people. You leave with a print and inky hands.
      9  | 10:00 | 2   |   | service  | june.hartley  |                   |    | 2 | dietary          | Village green                | Shovel brigade breakfast      | We clear the neighbours' steps and then they feed us.
    `,
    answers: `
      Songs by the stove            | ella.sorensen, student, wren.oconnell |                          | pia.holm
      Winter ducks with a telescope | student, owen.kelly, finn.macleod     |                          | tessa.morgan
      Debate at the pier            | malik.dawson, seller, wren.oconnell   |                          | student
      Linocut in an afternoon       | tessa.morgan, student, carmen.ruiz, raj.patel, sam.whitaker, pia.holm | owen.kelly, june.hartley |
    `,
    hosts: `
      Debate at the pier | seller | cohost
    `,
  },
}
