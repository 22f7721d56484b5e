interface HandoffTables {
  /** name | hours | staffed, cameras, step-free | how to find it */
  spots: string
  /** seller | spot | days | from | to */
  slots: string
}

/** Where things change hands at the demo schools. Hours: days of the week (1 is Monday) and from – to; none is always. */
export const handoffTables: Record<string, HandoffTables> = {
  uta: {
    spots: `
      Central Library lobby     | 1-5 07:30 24:00, 6-7 10:00 22:00 | staffed cameras step-free | Ground floor, at the tables beside the front desk.
      University Center, main hall | 1-5 07:00 23:00, 6-7 09:00 21:00 | staffed cameras step-free | By the information desk; the doors to the west open by themselves.
      Police station lobby      |                                  | staffed cameras step-free | 700 S Davis Drive: open day and night, with chairs and a counter.
      Maverick Activities Center | 1-5 06:00 23:00, 6-7 10:00 20:00 | staffed cameras step-free | Behind the turnstiles on the left, where people wait for courts.
      Engineering Research Building | 1-5 08:00 18:00               | cameras step-free         | First floor, at the windows towards the courtyard.
      Fine Arts steps           | 1-5 09:00 17:00                  |                           | On the steps at the front; there are 14 of them and no ramp on this side.`,
    slots: `
      seller       | Central Library lobby        | 1 3 | 12:00 | 14:00
      seller       | University Center, main hall | 5   | 15:00 | 17:00
      tyler.brooks | University Center, main hall | 2 4 | 11:00 | 13:00
      tyler.brooks | Police station lobby         | 6   | 10:00 | 12:00
      hannah.cole  | Central Library lobby        | 1 2 3 4 | 17:30 | 19:00`,
  },
  lakeside: {
    spots: `
      Lakeside Library, entrance | 1-5 08:00 22:00, 6-7 11:00 18:00 | staffed cameras step-free | Between the two glass doors, beside the return box.
      Campus Safety office       |                                  | staffed cameras step-free | At the bridge; ring when the door is closed.
      Student Commons café       | 1-5 07:30 20:00                  | staffed step-free         | At the long table next to the counter.`,
    slots: '',
  },
}
