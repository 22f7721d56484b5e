const slice = '^apps/api/src/([^/]+)/'
const foundation = 'identity|media|people|mail|http'
const core = 'schools|billboard|clubs|events|marketplace|orders|ads|chat|payments'
const followers = 'notifications|moderation|analytics|search'

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
      comment:
        'orders → marketplace, orders → payments, events → clubs and billboard → clubs are the listed exceptions.',
      severity: 'error',
      from: { path: `^apps/api/src/(${core})/`, pathNot: '^apps/api/src/(orders|events|billboard)/' },
      to: { path: `^apps/api/src/(?!$1/)(${core})/`, pathNot: '/(topics|contract)\\.ts$' },
    },
    {
      name: 'orders-know-the-market-and-payments',
      severity: 'error',
      from: { path: '^apps/api/src/orders/' },
      to: {
        path: '^apps/api/src/(schools|billboard|clubs|events|ads|chat)/',
        pathNot: '/(topics|contract)\\.ts$',
      },
    },
    {
      name: 'clubs-are-known-to-what-they-give',
      comment: 'Events and posts belong to clubs; clubs know neither.',
      severity: 'error',
      from: { path: '^apps/api/src/(events|billboard)/' },
      to: {
        path: '^apps/api/src/(?!$1/)(schools|billboard|events|marketplace|orders|ads|chat|payments)/',
        pathNot: '/(topics|contract)\\.ts$',
      },
    },
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
