/** The demo's clubs: tables as text, a row a line. */
interface ClubTables {
  /** slug | age in days | category | who gets in | tags | name | tagline | about */
  clubs: string
  /** slug | president | officers | treasurer | moderators | members */
  people: string
  /** slug | question */
  questions?: string
  /** slug | account | answers, separated by slashes */
  requests?: string
  /** slug | account | role | invited by */
  invites?: string
  /** slug | title | address */
  files?: string
  /** slug | account | name | about | people */
  groups?: string
}

export const clubTables: Record<string, ClubTables> = {
  uta: {
    clubs: `
      robotics-club                  | 300 | technology | open    | robotics, electronics, coding       | Robotics Club                  | We build things that move, mostly on purpose       | Nedderman Hall 105, Tuesdays at 18:00. Two soldering stations, three robots, one that only turns left. Beginners get a kit and somebody to sit next to.
      coding-club                    | 280 | technology | open    | coding, hackathons, gaming          | Coding Club                    | Side projects, hackathons, honest code review      | We meet in the Engineering Research Building, show what we built, and help each other ship it. Every language is welcome, even that one.
      data-science-club              | 210 | academic   | open    | data, statistics, coding, science   | Data Science Club              | Statistics with snacks                             | One chapter of ISLR a week, one data set a month, no grades. Bring a laptop, or sit next to one.
      astronomy-society              | 190 | academic   | open    | astronomy, science, photography     | Astronomy Society              | Dark skies and warm socks                          | Planetarium nights, the roof with the big telescope, and two trips a year to places without street lamps.
      nursing-students               | 250 | career     | request | nursing, volunteering, health       | Nursing Students               | We get each other through clinicals                | Study groups by semester, a closet of scrubs to borrow, and people who know why you cry in week nine.
      vietnamese-student-association | 320 | culture    | open    | culture, cooking, dance, languages  | Vietnamese Student Association | Family away from home, with better snacks          | Tết, moon festival, dumpling nights. You do not have to be Vietnamese to hold a lion's tail.
      music-makers                   | 160 | music      | open    | music, jazz, singing                | Music Makers                   | Open stage, jam nights, a borrowed drum kit        | Every second Thursday the stage is open. The rest of the time we look for a bass player.
      investment-club                | 230 | career     | request | finance, entrepreneurship           | Investment Club                | A small fund, long arguments                       | We run a paper portfolio, invite analysts to lunch, and read annual reports so that you do not have to.
      volunteer-corps                | 260 | service    | open    | volunteering, community             | Volunteer Corps                | Saturdays that do some good                        | Food bank, river clean-up, tutoring at the library. Sign up for one morning, stay for the pancakes.
      running-club                   | 140 | sports     | open    | running, football, outdoors         | Running Club                   | Slow run, long talk                                | Three times a week from the steps of the MAC. Nobody is left behind; somebody always waits at the corner.
      art-collective                 | 120 | arts       | invite  | art, photography, design            | Art Collective                 | A shared studio and an honest wall                 | We share a studio, hang a new wall every month, and say what we think of it. New people come by invitation of a member.
      chess-club                     | 90  | gaming     | open    | chess, board games                  | Chess Club                     | Casual games on Mondays, all levels                | Boards are in the University Center lounge from 19:00. A clock if you want one, none if you do not.
      film-society                   | 75  | arts       | open    | film, writing, theatre              | Film Society                   | One film a week, one argument after it             | Thursdays in the small auditorium. Members choose from three, and whoever loses the vote brings popcorn.
      bike-kitchen                   | 4   | service    | request | cycling, repair, community          | Bike Kitchen                   | Fix it with us, then ride it home                  | Tools, grease and patience behind parking garage 3. We do not fix your bike for you: we show you how.
    `,
    people: `
      robotics-club                  | student        | noah.petersen, aisha.khan   | linh.pham    |               | minh.tran, seller, ethan.wright, diego.ramirez, hannah.cole
      coding-club                    | minh.tran      | student                     |              | aisha.khan    | noah.petersen, omar.haddad, jasmine.lee, ethan.wright
      data-science-club              | aisha.khan     | minh.tran                   |              |               | student, grace.okafor, linh.pham, omar.haddad, ethan.wright
      astronomy-society              | ethan.wright   | noah.petersen               |              | caroline.beck | zoe.bennett, hannah.cole, student
      nursing-students               | ava.johnson    | grace.okafor                |              |               | sofia.castillo, tyler.brooks
      vietnamese-student-association | linh.pham      | minh.tran                   | jasmine.lee  |               | seller, grace.okafor, zoe.bennett, marcus.green
      music-makers                   | marcus.green   | sofia.castillo              |              |               | zoe.bennett, caroline.beck, tyler.brooks
      investment-club                | omar.haddad    | linh.pham                   |              |               | jasmine.lee, aisha.khan
      volunteer-corps                | sofia.castillo | ava.johnson, moderator      |              |               | grace.okafor, diego.ramirez, tyler.brooks, caroline.beck, hannah.cole, linh.pham
      running-club                   | tyler.brooks   | ava.johnson                 |              |               | diego.ramirez, student, omar.haddad
      art-collective                 | zoe.bennett    | hannah.cole                 |              |               | marcus.green, ethan.wright
      chess-club                     | diego.ramirez  | aisha.khan                  |              |               | student, omar.haddad
      film-society                   | caroline.beck  | moderator                   |              |               | marcus.green, jasmine.lee, zoe.bennett
      bike-kitchen                   | seller         |                             |              |               | diego.ramirez
    `,
    questions: `
      bike-kitchen     | What have you last repaired, or broken?
      bike-kitchen     | Which evening suits you?
      nursing-students | Which semester are you in?
      investment-club  | One company you would own, and why?
    `,
    requests: `
      bike-kitchen    | noah.petersen | A shopping trolley, twice / Wednesdays
      bike-kitchen    | jasmine.lee   | Nothing yet, I only have the bike / Any evening but Friday
      investment-club | ethan.wright  | The one that makes telescope mirrors. Somebody has to.
    `,
    invites: `
      art-collective | student     | member  | zoe.bennett
      bike-kitchen   | ethan.wright | officer | seller
    `,
    files: `
      robotics-club | Parts list and budget          | https://docs.example.com/robotics/parts
      robotics-club | Soldering, the ten-minute guide | https://learn.example.org/soldering
      bike-kitchen  | Opening hours                  | https://calendar.example.com/bike-kitchen
      coding-club   | How we review code             | https://git.example.org/coding-club/handbook
    `,
    groups: `
      robotics-club   | noah.petersen | Drone team           | Two frames, no licence yet. | noah.petersen, ethan.wright
      robotics-club   | student       | Spring budget        | Numbers before March.       | student, linh.pham
      volunteer-corps | ava.johnson   | Pancakes on Saturday | Flour is bought.            | ava.johnson, tyler.brooks, linh.pham
    `,
  },
  lakeside: {
    clubs: `
      birding-circle | 220 | outdoors | open    | hiking, photography, birds  | Birding Circle | What flew past this week               | Saturday mornings at the north pier. Binoculars can be borrowed, silence is appreciated.
      debate-society | 180 | academic | request | politics, writing           | Debate Society | Both sides, every Thursday             | Two teams, one motion, no shouting. Harbor Hall, small stage.
      chamber-choir  | 150 | music    | open    | music, singing, theatre     | Chamber Choir  | Four voices and a kettle               | Tuesdays at 19:00. No audition for the first rehearsal.
      pier-paddlers  | 5   | sports   | open    | kayaking, outdoors, running | Pier Paddlers  | Flat water at sunrise, coffee at eight | We share five kayaks and one forecast. Life vests are not optional.
    `,
    people: `
      birding-circle | student       | owen.kelly    |             |  | tessa.morgan, finn.macleod, june.hartley
      debate-society | malik.dawson  | seller        |             |  | wren.oconnell, raj.patel
      chamber-choir  | ella.sorensen | carmen.ruiz   | pia.holm    |  | student, wren.oconnell, sam.whitaker
      pier-paddlers  | finn.macleod  | student       |             |  | theo.baptiste
    `,
    questions: `
      debate-society | Which motion would you lose with pleasure?
    `,
    requests: `
      debate-society | june.hartley | That breakfast is a meal.
    `,
    files: `
      birding-circle | List of the year | https://sheets.example.com/birds
    `,
  },
}
