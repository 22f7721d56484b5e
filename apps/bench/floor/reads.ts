import type pg from 'pg'

const productColumns = `p.id, p.title, p.category, p.condition, p.price_amount, p.currency, p.stock, p.status, p.created_at,
  s.id as seller_id, s.name as seller_name`

export async function products(client: pg.PoolClient) {
  const { rows } = await client.query({
    name: 'products',
    text: `select ${productColumns} from products p join users s on s.school_id = p.school_id and s.id = p.seller_id
            where p.status = 'active' and p.stock > 0 order by p.id desc limit 20`,
  })
  return { items: rows }
}

export async function product(client: pg.PoolClient, id: string) {
  const { rows } = await client.query({
    name: 'product',
    text: `select ${productColumns}, p.description from products p
             join users s on s.school_id = p.school_id and s.id = p.seller_id where p.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function feed(client: pg.PoolClient) {
  const { rows } = await client.query({
    name: 'feed',
    text: `select p.id, p.body, p.created_at, a.id as author_id, a.name as author_name
             from posts p join users a on a.school_id = p.school_id and a.id = p.author_id
            where p.deleted_at is null order by p.id desc limit 20`,
  })
  return { items: rows }
}
