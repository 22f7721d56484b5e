import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Nothing that axe calls serious or critical, and nothing that scrolls sideways. */
export async function expectSound(page: Page) {
  await expectClean(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

/** A page that is sound in one colour scheme can only have other colours in the other. */
export const expectContrast = (page: Page) => expectClean(page, { runOnly: ['color-contrast'] })

async function expectClean(page: Page, options: RunOptions = {}) {
  await atRest(page)
  // A page is looked at several times: axe itself is large, and stays where it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((asked) => window.axe.run(asked), {
    resultTypes: ['violations'],
    ...options,
  } as RunOptions)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** What fades in or changes its colour has no contrast of its own yet. */
const atRest = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )
