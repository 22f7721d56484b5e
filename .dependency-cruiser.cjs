const slice = '^apps/api/src/([^/]+)/'
const foundation = 'identity|media|people|mail|http'
const core =
  'schools|billboard|clubs|events|pictures|marketplace|offers|orders|handoff|disputes|reviews|payouts|payments|ads|subscriptions|chat'
const followers = 'notifications|moderation|analytics|search'

/** Core slices that stand on others: a post belongs to a club, an order is made of listings. All else of core they meet through topics. */
const standsOn = {
  billboard: 'clubs',
  events: 'clubs',
  marketplace: 'pictures',
  offers: 'marketplace',
  orders: 'marketplace|offers|payments',
  handoff: 'orders',
  disputes: 'orders',
  reviews: 'orders',
  payouts: 'payments',
  ads: 'payments',
  subscriptions: 'payments',
}
const topicsAndContracts = '/(topics|contract)\\.ts$'

/** Who may import whom: down the stairs, through the doors, never in a circle. `arrows.test.ts` breaks each rule once. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'through-the-door',
      comment: 'Not in package.json, or not among the exports of the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      comment: 'Type imports counted.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'floor-1-prisma',
      severity: 'error',
      from: { path: '^prisma/' },
      to: { path: '^(tenants|billing|apps|deploy)/' },
    },
    {
      name: 'floor-2-tenants',
      severity: 'error',
      from: { path: '^tenants/' },
      to: { path: '^(billing|apps|deploy)/' },
    },
    {
      name: 'floor-3-billing',
      severity: 'error',
      from: { path: '^billing/' },
      to: { path: '^(apps|deploy)/' },
    },
    {
      name: 'floor-4-api',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^(apps/(?!api/)|deploy/)' },
    },
    {
      name: 'floor-5-workers',
      severity: 'error',
      from: { path: '^apps/workers/' },
      to: { path: '^(apps/(?!api/|workers/)|deploy/)' },
    },
    {
      name: 'web-speaks-only-contract',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: {
        path: '^(apps/api/(?!src/(client|http/(endpoint|contract)|.+/contract)\\.ts)|prisma/|tenants/|billing/|apps/(workers|simulators|bench)/|deploy/)',
      },
    },
    {
      name: 'simulators-stand-apart',
      comment: 'A stand-in for a third party knows nothing of us.',
      severity: 'error',
      from: { path: '^apps/simulators/' },
      to: { path: '^(prisma|tenants|billing|deploy)/|^apps/(?!simulators/)' },
    },
    {
      name: 'contract-is-for-both-ends',
      comment: 'It runs in the browser: zod and other contracts only.',
      severity: 'error',
      from: { path: '^apps/api/src/(client|.+/contract|.+/endpoint)\\.ts$' },
      to: { pathNot: '(/(contract|endpoint)\\.ts$|/zod/)' },
    },
    {
      name: 'only-tenants-opens-the-database',
      severity: 'error',
      from: { path: '^(billing|apps)/', pathNot: '^apps/bench/' },
      to: { path: '^prisma/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-slice-keeps-its-routes-jobs-and-policy',
      severity: 'error',
      from: { path: slice },
      to: { path: '^apps/api/src/(?!$1/)[^/]+/(routes|jobs|policy)\\.ts$' },
    },
    {
      name: 'followers-are-not-followed',
      severity: 'error',
      from: { path: slice, pathNot: `^apps/api/src/(${followers})/` },
      to: { path: `^apps/api/src/(${followers})/` },
    },
    {
      name: 'foundation-carries-no-core',
      severity: 'error',
      from: { path: `^apps/api/src/(${foundation})/` },
      to: { path: `^apps/api/src/(${core}|${followers})/` },
    },
    {
      name: 'core-meets-through-topics',
      severity: 'error',
      from: {
        path: `^apps/api/src/(${core})/`,
        pathNot: `^apps/api/src/(${Object.keys(standsOn).join('|')})/`,
      },
      to: { path: `^apps/api/src/(?!$1/)(${core})/`, pathNot: topicsAndContracts },
    },
    ...Object.entries(standsOn).map(([upper, lower]) => ({
      name: `core-${upper}-stands-on-${lower.replaceAll('|', '-')}`,
      severity: 'error',
      from: { path: `^apps/api/src/${upper}/` },
      to: {
        path: `^apps/api/src/(?!(${upper}|${lower})/)(${core})/`,
        pathNot: topicsAndContracts,
      },
    })),
    {
      name: 'policy-is-pure',
      severity: 'error',
      from: { path: '/policy\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '/(utils|util|lib|common|shared|helpers|helper)(/|[.]tsx?$)', pathNot: 'node_modules' },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude:
      '(node_modules|/generated/|/dist/|/build/|\\.test\\.ts$|/testing?[./]|/test/|/e2e/|vite\\.config|\\.mjs$)',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
