import { accessToken, type Product, type Student } from '../data/people.ts'
import type { LoadRequest } from '../load/request.ts'
import { BASE_DOMAIN, JWT_SECRET } from '../parts/product.ts'

export const hostOf = ({ slug }: Student) => `${slug}.${BASE_DOMAIN}`

/** The same question by each student in turn, at their own schools. */
export function asked(students: Student[], path: string): LoadRequest[] {
  return students.map((student) => ({
    method: 'GET',
    path,
    headers: { host: hostOf(student), authorization: `Bearer ${accessToken(student, JWT_SECRET)}` },
  }))
}

/** The same, of bare servers that know no sessions. */
export function askedBare(students: Student[], path: string): LoadRequest[] {
  return students.map((student) => ({ method: 'GET', path, headers: { host: hostOf(student) } }))
}

export function askedAsPage(students: Student[], path: string): LoadRequest[] {
  return students.map((student) => ({
    method: 'GET',
    path,
    headers: {
      host: hostOf(student),
      cookie: `banter_access=${accessToken(student, JWT_SECRET)}`,
      'accept-encoding': 'br',
    },
  }))
}

/** Each student with something to buy of another at the same school. */
export function purchases(students: Student[], products: Product[]): { buyer: Student; product: Product }[] {
  const bySchool = new Map<string, Product[]>()
  for (const product of products)
    bySchool.set(product.schoolId, [...(bySchool.get(product.schoolId) ?? []), product])
  return students.flatMap((buyer, index) => {
    const offered = (bySchool.get(buyer.schoolId) ?? []).filter(({ sellerId }) => sellerId !== buyer.id)
    const product = offered[index % offered.length]
    return product ? [{ buyer, product }] : []
  })
}
