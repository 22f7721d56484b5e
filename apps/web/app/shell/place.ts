interface Address {
  host: string
  baseDomain: string
}

/** What a host is for, told by its name alone. Whether a school of that name exists, only the API knows. */
export function kindOfHost({ host, baseDomain }: Address): 'apex' | 'platform' | 'school' {
  const [name, base] = [nameOf(host), nameOf(baseDomain)]
  if (name === base) return 'apex'
  return name === `admin.${base}` ? 'platform' : 'school'
}

const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, '')
