/** What is shown where in one school: tables as text, a row a line. */
interface PictureTables {
  /** scene | account */
  avatar: string
  /** scene | title | what it shows */
  product: string
  /** scene | slug of the club | what it shows */
  cover: string
  /** scene | title | what it shows */
  event: string
}

export const photoTables: Record<string, PictureTables> = {
  uta: {
    avatar: `
      maya   | student
      leo    | seller
      priya  | moderator
      daniel | admin
      ava    | ava.johnson
      diego  | diego.ramirez
      hannah | hannah.cole
      minh   | minh.tran
      zoe    | zoe.bennett
      grace  | grace.okafor
      marcus | marcus.green
      aisha  | aisha.khan
    `,
    product: `
      calculus   | Calculus: Early Transcendentals, 9th edition | The book standing on an oak table
      nursing    | Fundamentals of Nursing, 11th edition        | The book, with a cross on its cover
      finance    | Principles of Corporate Finance, 13th edition | The book, with bars on its cover
      physics    | University Physics with Modern Physics       | The book, with rings on its cover
      chemistry  | Organic Chemistry as a Second Language       | The book, with a hexagon on its cover
      bookstack  | Introduction to Algorithms, 3rd edition      | A stack of four books with a cup of coffee on top
      calculator | TI-84 Plus CE graphing calculator            | The calculator with a curve on its screen
      monitor    | 27-inch monitor, 144 Hz                      | The monitor, switched on
      tablet     | iPad 9th generation, 64 GB, with case        | The tablet lying on a table with its pencil
      headphones | Sony WH-CH720N noise cancelling headphones   | The headphones, black
      mouse      | Logitech MX Anywhere mouse                   | The mouse from above
      lamp       | LED drafting lamp with clamp                 | The lamp, on
      desk       | IKEA desk, 47 x 24 inches, white             | The desk with books and a plant on it
      sofa       | Two-seat sofa, grey                          | The sofa with an orange cushion
      plant      | Potted pothos cuttings                       | The plant in a clay pot
      ricecooker | Rice cooker, 6 cups                          | The rice cooker, white
      dishes     | Dish set for four, blue rim                  | Plates and bowls with a blue rim
      piano      | Yamaha P-45 digital piano with stand         | The piano on its stand
      hoodie     | UTA Mavericks hoodie, orange and blue        | The hoodie on a hanger
      bike       | Trek road bike, 54 cm                        | The bike leaning against a wall
      dumbbells  | Adjustable dumbbells, 5 to 25 lb pair        | Both dumbbells
      print      | Print: Cooper Street bridge at blue hour     | The print in a black frame
      paints     | Acrylic paint set, 48 colours, and brushes   | Tubes of paint in a row
      tent       | Two-person tent and camping stove            | The tent at sunset
      concert    | Spring jazz concert, four seats together     | A stage in coloured light
      court      | Mavericks basketball, two lower-bowl seats   | A basketball on the court
    `,
    cover: `
      workshop | robotics-club     | A screen full of code in a dark room
      stars    | astronomy-society | Shooting stars over dark hills
      concert  | music-makers      | A singer on a stage in coloured light
      paints   | art-collective    | Tubes of paint in a row
      bike     | bike-kitchen      | A red road bike
      campus   | volunteer-corps   | A brick building with a clock tower in the evening
      physics  | data-science-club | A book with rings on its cover
      tent     | running-club      | Hills at sunset
    `,
    event: `
      workshop | Robot build night                     | A screen full of code in a dark room
      stars    | Student night at the planetarium      | Shooting stars over dark hills
      concert  | Open stage                            | A singer on a stage in coloured light
      campus   | Old Arlington on foot                 | A brick building with a clock tower in the evening
      paints   | Figure drawing with a live model      | Tubes of paint in a row
      tent     | Concrete canoe: first float           | A tent at sunset
    `,
  },
  lakeside: {
    avatar: `
      hannah | student
      leo    | seller
      grace  | moderator
      daniel | admin
      zoe    | tessa.morgan
      marcus | malik.dawson
    `,
    product: ``,
    cover: ``,
    event: `
      concert | Songs by the stove            | A singer on a stage
      stars   | Winter ducks with a telescope | The sky before dawn
    `,
  },
}
