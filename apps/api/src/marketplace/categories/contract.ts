import type { Category } from '../contract.ts'

export interface Branch {
  /** Not used twice in the whole tree. */
  key: string
  name: string
}

interface Trunk {
  name: string
  branches: readonly Branch[]
}

/** `key: Name` a branch, in the order in which people look for them. */
function trunk(name: string, branches: string): Trunk {
  return {
    name,
    branches: branches.split(' | ').map((branch) => {
      const [key = '', label = ''] = branch.split(': ')
      return { key, name: label }
    }),
  }
}

/** What can be sold at a school, two levels deep. */
export const CATEGORY_TREE: Record<Category, Trunk> = {
  textbooks: trunk(
    'Textbooks',
    'book_engineering: Engineering | book_computing: Computing | book_maths: Mathematics | book_sciences: Natural sciences | book_health: Nursing and health | book_business: Business and economics | book_humanities: Humanities | book_social: Social sciences | book_arts: Arts and design | book_languages: Languages | book_tests: Test preparation',
  ),
  furniture: trunk(
    'Furniture',
    'desks: Desks and tables | chairs: Chairs | beds: Beds and mattresses | sofas: Sofas | shelves: Shelves and storage | lamps: Lamps | decor: Decoration and rugs',
  ),
  electronics: trunk(
    'Electronics',
    'laptops: Laptops | phones: Phones | tablets: Tablets and readers | monitors: Monitors | audio: Headphones and audio | calculators: Calculators | cameras: Cameras | gaming: Games and consoles | accessories: Cables and accessories',
  ),
  pictures: trunk(
    'Pictures',
    'photographs: Photographs | paintings: Paintings and drawings | digital_art: Digital art | prints: Prints and stickers',
  ),
  clothing: trunk(
    'Clothing',
    'tops: Tops | trousers: Trousers and skirts | dresses: Dresses | jackets: Jackets and coats | shoes: Shoes | formal: Formal wear | uniforms: Uniforms and scrubs | bags: Bags and accessories',
  ),
  sports: trunk(
    'Sports',
    'bikes: Bikes and scooters | fitness: Fitness | team_sports: Team sports | outdoor: Camping and outdoors | water_sports: Water sports | sportswear: Sportswear',
  ),
  kitchen: trunk(
    'Kitchen',
    'appliances: Small appliances | fridges: Fridges and microwaves | cookware: Pots and pans | dishes: Dishes and cutlery',
  ),
  tickets: trunk('Tickets', 'games: Games | concerts: Concerts | theatre: Theatre and film | travel: Travel'),
  services: trunk(
    'Services',
    'tutoring: Tutoring | lessons: Music and sports lessons | moving: Moving and carrying | repairs: Repairs | creative: Design and photography | care: Care and errands',
  ),
  other: trunk(
    'Other',
    'lab_gear: Lab and site gear | instruments: Instruments | art_supplies: Art supplies | plants: Plants | board_games: Games and toys | books: Novels and comics | cosmetics: Cosmetics, unopened | collectibles: Collectibles',
  ),
}

export const branchesOf = (category: string): readonly Branch[] =>
  Object.hasOwn(CATEGORY_TREE, category) ? CATEGORY_TREE[category as Category].branches : []

export const isBranchOf = (category: string, branch: string): boolean =>
  branchesOf(category).some(({ key }) => key === branch)

export const branchName = (category: string, branch: string | null | undefined): string | undefined =>
  branchesOf(category).find(({ key }) => key === branch)?.name
