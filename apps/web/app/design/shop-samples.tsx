import { ProductTile } from '../ui/product-tile.tsx'

const CATEGORIES = [
  ['textbooks', 'Calculus: Early Transcendentals, 9th ed.', 4200, 'Good', 'Leo Park'],
  ['furniture', 'Two-seat sofa, free of pets', 9000, 'Like new', 'Ana Ruiz'],
  ['electronics', '13-inch laptop, 16 GB', 38_500, 'Good', 'Sam Lee'],
  ['pictures', 'Campus at dusk, A3 print', 1800, 'New', 'Ines Moreau'],
  ['clothing', 'Maroon hoodie, size M', 2200, 'Good', 'Tom Hale'],
  ['sports', 'Basketball and pump', 1500, 'Fair', 'Jo Adeyemi'],
  ['kitchen', 'Stoneware mug set of four', 1200, 'New', 'Kim Tran'],
  ['tickets', 'Spring concert, two seats', 3600, 'New', 'Ravi Nair'],
  ['services', 'Python tutoring, one hour', 2500, 'New', 'Maya Okafor'],
  ['other', 'Moving boxes, bundle of ten', 800, 'Worn', 'Eli Stone'],
] as const

export function ShopSamples() {
  return (
    <section aria-label="Product tiles">
      <ul className="grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3 sm:gap-x-4 xl:grid-cols-5">
        {CATEGORIES.map(([category, title, amount, condition, seller]) => (
          <li key={category}>
            <ProductTile
              to="/design"
              product={{
                title,
                category,
                condition,
                price: { amount, currency: 'usd' },
                seller: { name: seller },
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
