import type { CampusLife } from './campus-scenes.ts'
import type { Held } from './scenes.ts'

export type Who = 'visitor' | 'student' | 'seller' | 'newcomer' | 'admin' | 'root'

export interface Shown {
  name: string
  who: Who
  /** Given the scene, since some pages are about an order that the scene made. */
  at: (scene: Scene) => string
  heading: RegExp
}

export interface Scene extends Held, CampusLife {
  product: string
  ownProduct: string
  post: string
  gone: string
  seller: string
  checkout: string
  school: string
  event: string
  calledOff: string
  offer: string
  dispute: string
  /** Bought by the student. */
  picture: { id: string; productId: string }
}
