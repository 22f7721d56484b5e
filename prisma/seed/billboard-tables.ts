/** Of one school: tables as text, a row a line. A post is named by how its text begins. */
interface BillboardTables {
  /** author | age | club | seen by | kind | what it carries | text */
  posts: string
  /** how a poll begins | its answers, each with the votes it has */
  polls: string
  /** post | who | hours after it | whose comment it answers | text */
  comments: string
}

export const billboardTables: Record<string, BillboardTables> = {
  uta: {
    posts: `
      moderator      | 0.2  |                   | school | announcement |                                                   | Severe weather drill on Wednesday at 11. When the sirens sound, go to the marked shelter area of the building you are in. Please acknowledge that you have read this.
      linh.pham      | 0.4  |                   | school | poll         |                                                   | Which place should stay open until midnight in finals week? The student council counts your votes on Friday. #finals
      zoe.bennett    | 0.6  |                   | school | post         | product:Sticker sheet: campus squirrels           | The squirrels are back in print. Half of it goes to the art supply fund this week. #art
      ethan.wright   | 0.9  |                   | school | post         | event:Student night at the planetarium            | Front row seats are the best ones, and nobody ever takes them. #astronomy
      student        | 1.2  | robotics-club     | school | post         | event:Robot build night                           | We have two soldering stations free on build night and a robot that only turns left. Beginners are very welcome. #robotics
      aisha.khan     | 1.8  | data-science-club | school | post         | club:data-science-club                            | Our reading list for this month is up. Vote with your feet on Wednesday. #datascience
      tyler.brooks   | 2.1  | running-club      | club   | post         |                                                   | Saturday route is the river loop, 6 km, coffee afterwards. Tell me here if you need a ride.
      grace.okafor   | 2.6  |                   | followers | post      |                                                   | I got the lab position. I have told my mother, my cat, and now you.
      minh.tran      | 3.0  |                   | school | post         |                                                   | The long version of how we lost a hackathon and still had the best weekend of the term. We arrived with a plan, which was our first mistake. By ten in the evening the plan was gone, and by midnight so was the designer, who had a rehearsal. What was left were three people, one whiteboard and a coffee machine that takes exact change. We built something that finds you an empty table in the library. It works for the fifth floor, and only on Sundays. The jury liked it, and gave the prize to a team that could do it on weekdays as well. We have already signed up for the next one. #hackathon
    `,
    polls: `
      Which place should stay open | Central Library=9, Fine Arts Building=3, University Center=5, The MAC=2
    `,
    comments: `
      Reminder that the CSE help desk | minh.tran      | 1  |               | They also have a rubber duck you can borrow. I am serious.
      Reminder that the CSE help desk | aisha.khan     | 2  | minh.tran     | The duck has seen things.
      Reminder that the CSE help desk | student        | 3  | minh.tran     | The duck got me an A.
      Pickup basketball               | omar.haddad    | 2  |               | Is it fine to come straight from work, in the wrong shoes?
      Pickup basketball               | tyler.brooks   | 3  | omar.haddad   | We have seen worse shoes. Come.
      To whoever left a kind note     | grace.okafor   | 1  |               | Granola bar person, if you read this: you made it onto the billboard.
      To whoever left a kind note     | sofia.castillo | 4  |               | This is why I like it here.
      Hackathon team looking          | zoe.bennett    | 5  |               | What is the bad idea? I draw better when I know how bad it is.
      Hackathon team looking          | minh.tran      | 6  | zoe.bennett   | A map of free tables in the library.
      Hackathon team looking          | zoe.bennett    | 7  | zoe.bennett   | That is not even bad. I am in.
      Lost a silver ring              | diego.ramirez  | 3  |               | There is a box of lost things at the front desk of Life Science, worth a look.
      Lost a silver ring              | grace.okafor   | 8  | diego.ramirez | It was there!! Thank you, thank you.
      The concrete canoe team         | hannah.cole    | 2  |               | Do architects count as people who like getting dusty?
      Which place should stay open    | ava.johnson    | 2  |               | The library, please. The clinic group has nowhere to go after ten.
      Which place should stay open    | marcus.green   | 3  | ava.johnson   | The practice rooms are quiet if you bring your own quiet.
      The squirrels are back          | hannah.cole    | 1  |               | I need the angry one on my laptop.
    `,
  },
  lakeside: {
    posts: `
      moderator     | 0.5 |             | school | announcement |                    | The north stairs of the library are closed until Thursday. The lift and the south stairs are open.
      wren.oconnell | 1.2 |             | school | poll         |                    | What do we read first in the new term? #books
      tessa.morgan  | 2.0 |             | school | post         | club:birding-circle | I drew all the birds the circle has seen this month. The heron would not hold still. #birds
    `,
    polls: `
      What do we read first | Middlemarch=4, Piranesi=6, A field guide to the birds=3
    `,
    comments: `
      The dining hall has the squash soup | raj.patel   | 1 |             | Bread is still warm, go now.
      The dining hall has the squash soup | theo.baptiste | 2 | raj.patel | Went. Can confirm.
      Anyone up for a sunrise paddle      | ella.sorensen | 2 |            | Yes, if somebody promises coffee.
      Anyone up for a sunrise paddle      | finn.macleod | 3 | ella.sorensen | I promise coffee.
    `,
  },
}
