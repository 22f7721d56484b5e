import type { Site } from './job.ts'

/** uta, localhost:3000 → http://uta.localhost:3000/path */
export function siteAt({ scheme, baseDomain }: { scheme: 'http' | 'https'; baseDomain: string }): Site {
  return {
    urlOf: ({ slug }, path) => `${scheme}://${slug}.${baseDomain}${path}`,
    domainOf: ({ slug }) => `${slug}.${baseDomain}`,
  }
}
