import { sql } from '@banter/tenants/database'

/** What a listing of `products p` is found by beside its title. */
export const productWords = sql`concat_ws(' ', case when p.category = 'textbooks' then 'books' end, p.category::text, nullif(p.brand, ''),
  p.course, trim(p.isbn), p.description)`
