import { site } from './campus.ts'
import type { Shown } from './shown.ts'

/** The pages of pictures: one's own, what others have said and owned, and selling one. */
export const picturePages: Shown[] = [
  ...(
    [
      ['my-images', 'student', '/my-pictures'],
      ['my-images-on-sale', 'student', '/my-pictures?shelf=on_sale'],
      ['my-images-sold', 'student', '/my-pictures?shelf=sold'],
    ] as const
  ).map(([name, who, path]): Shown => ({ name, who, at: () => site('uta') + path, heading: /My images/ })),
  {
    name: 'my-images-empty',
    who: 'newcomer',
    at: () => `${site('lakeside')}/my-pictures`,
    heading: /My images/,
  },
  {
    name: 'sell-picture',
    who: 'student',
    at: () => `${site('uta')}/sell/picture`,
    heading: /Sell a picture/,
  },
  {
    name: 'picture-own',
    who: 'student',
    at: ({ picture }) => `${site('uta')}/pictures/${picture.id}`,
    heading: /Front row/,
  },
  {
    name: 'picture',
    who: 'seller',
    at: ({ picture }) => `${site('uta')}/pictures/${picture.id}`,
    heading: /Front row/,
  },
  {
    name: 'picture-product-bought',
    who: 'student',
    at: ({ picture }) => `${site('uta')}/products/${picture.productId}`,
    heading: /Front row/,
  },
]
