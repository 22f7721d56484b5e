import pg from 'pg'

const KEY = 'sk_test_simulator'
/** The demo's school that has paid for a year, and what it pays, as the product itself would name it at the payment service. */
const SCHOOL = 'uta'
const PLAN = {
  product: 'banter_campus',
  name: 'Banter Campus',
  lookupKey: 'campus_year_usd',
  amount: '499000',
}

interface Waiting {
  id: string
  poNumber: string
}

/**
 * Lets the demo's school pay at the simulator, as it would by itself: what is paid for is then told to the product by webhooks. A school
 * that has been there before is left as it is.
 */
export async function subscribeDemo(simulatorUrl: string, appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const school = await waitingIn(client)
    if (!school) return
    const customer = await customerAt(simulatorUrl, school)
    await client.query('begin')
    await client.query('update billing_accounts set stripe_customer = $1', [customer])
    await client.query(`insert into stripe_objects (stripe_id, kind, ref) values ($1, 'subscription', $2)`, [
      customer,
      school.id,
    ])
    await client.query('commit')
    await ask(simulatorUrl, '/v1/subscriptions', {
      customer,
      'items[0][price]': await priceAt(simulatorUrl),
      description: `Campus plan · ${SCHOOL}`,
      ...metadataOf(school),
    })
  } finally {
    await client.end()
  }
}

/** The school, when it has an account that nobody has paid for yet; the connection is inside its wall then. */
async function waitingIn(client: pg.Client): Promise<Waiting | undefined> {
  const { rows } = await client.query<{ id: string }>('select id from schools where slug = $1', [SCHOOL])
  const [school] = rows
  if (!school) return undefined
  await client.query("select set_config('app.school_id', $1, false)", [school.id])
  const found = await client.query<{ poNumber: string }>(
    'select po_number as "poNumber" from billing_accounts where stripe_customer is null',
  )
  const [account] = found.rows
  return account && { id: school.id, poNumber: account.poNumber }
}

async function customerAt(url: string, school: Waiting): Promise<string> {
  const customer = await ask(url, '/v1/customers', {
    name: 'University of Texas at Arlington',
    email: 'admin@uta.test',
    'invoice_settings[custom_fields][0][name]': 'PO number',
    'invoice_settings[custom_fields][0][value]': school.poNumber,
    ...metadataOf(school),
  })
  const card = await ask(url, '/v1/payment_methods/pm_card_visa/attach', { customer })
  await ask(url, `/v1/customers/${customer}`, { 'invoice_settings[default_payment_method]': card })
  return customer
}

/** The product makes the same price when it needs one: whoever is first. */
async function priceAt(url: string): Promise<string> {
  const known = await fetch(`${url}/v1/prices?lookup_keys[0]=${PLAN.lookupKey}`, {
    headers: { authorization: `Bearer ${KEY}` },
  })
  const [price] = ((await known.json()) as { data: { id: string }[] }).data
  if (price) return price.id
  await ask(url, '/v1/products', { id: PLAN.product, name: PLAN.name })
  return ask(url, '/v1/prices', {
    product: PLAN.product,
    currency: 'usd',
    unit_amount: PLAN.amount,
    'recurring[interval]': 'year',
    lookup_key: PLAN.lookupKey,
  })
}

const metadataOf = ({ id }: Waiting) => ({
  'metadata[env]': 'development',
  'metadata[school_id]': id,
  'metadata[school_slug]': SCHOOL,
  'metadata[kind]': 'subscription',
})

/** @returns the id of what was made. @throws when it was refused */
async function ask(url: string, path: string, body: Record<string, string>): Promise<string> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: new URLSearchParams(body),
  })
  const { id, error } = (await answer.json()) as { id?: string; error?: { message: string } }
  if (!id) throw new Error(`The payment simulator refused ${path}: ${error?.message ?? answer.status}`)
  return id
}
