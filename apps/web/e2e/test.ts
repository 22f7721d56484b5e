import { test as base } from '@playwright/test'

/** A test whose windows are closed after it: a page that is left open goes on asking for news, and a hundred of them are a load. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined)
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
})
