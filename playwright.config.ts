import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './deploy/local/chromium.mjs'

// The configuration is read by every worker: the environment keeps the first reading’s choice.
process.env.E2E_PORT ??= '4300'
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'banter-e2e-'))
process.env.CHROMIUM_PATH ??= await findChromium({ install: false })

/** Journeys of what is not bought and sold, each in a file of its name; all others are the market's. */
const campus = [
  'billboard',
  'club*',
  'door',
  'event*',
  'feed',
  'media',
  'no-script',
  'people',
  'reports',
  'search',
  'listings',
].map((name) => `${name}.spec.ts`)

/**
 * A full Chromium draws pages of its own beside each window (its search box) and keeps a process in store for the next page: a third of all
 * its work here. The switch replaces Playwright's own, so what that turns off is named as well.
 */
const without = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...[
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
  ],
  ...[
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'TcpPortRandomizationWin',
  ],
  'ThirdPartyStoragePartitioning',
]

const port = Number(process.env.E2E_PORT)
const names = [
  'PORT',
  'API_PORT',
  'API_METRICS_PORT',
  'WORKER_PORT',
  'STRIPE_SIM_PORT',
  'MAIL_SMTP_PORT',
  'MAIL_WEB_PORT',
  'POSTGRES_PORT',
  'REDIS_PORT',
  'MEDIA_SIM_PORT',
  'WEB_METRICS_PORT',
]
const ports = Object.fromEntries(names.map((name, i) => [name, String(port + i)]))
process.env.E2E_MAIL_PORT = ports.MAIL_WEB_PORT

/** The browser tests drive the whole product as `npm start` brings it up, on ports and in a data folder of their own. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A journey waits more than it works, so three run at once: each project goes through its own one after the other, and what a project's
  // people do is nothing that those of another look at.
  workers: 3,
  projects: [
    { name: 'pages', testMatch: 'pages.spec.ts' },
    { name: 'campus', testMatch: campus, workers: 1 },
    { name: 'market', testIgnore: ['pages.spec.ts', ...campus], workers: 1 },
  ],
  // A busy machine can be late once; what fails twice fails, and a second try is named in the report.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: `http://uta.localhost:${port}`,
    // Recording each test costs a third of its time: what fails is recorded as it is tried again.
    trace: 'on-first-retry',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${without.join()}`,
      ],
    },
  },
  webServer: {
    command: 'node --conditions=source --import tsx deploy/local/up.ts --temporary',
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 180_000,
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { ...ports, DATA_DIR: process.env.E2E_DATA_DIR, DEMO_DATA: 'true' },
  },
})
