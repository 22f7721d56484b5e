import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { default as Axe, RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof Axe
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing that axe calls serious or critical, and nothing that scrolls sideways. */
export async function expectSound(page: Page) {
  await expectClean(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

/** A page that is sound in one colour scheme can only have other colours in the other. */
export const expectContrast = (page: Page) => expectClean(page, { runOnly: ['color-contrast'] })

async function expectClean(page: Page, options: RunOptions = {}) {
  await bringToRest(page)
  // A page is looked at several times: axe itself is large, and stays where it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations } = await page.evaluate((asked) => window.axe.run(asked), {
    resultTypes: ['violations'],
    ...options,
  } as RunOptions)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/**
 * What fades in or changes its colour has no contrast of its own yet; what turns for ever never has another. As one colour arrives, those
 * that inherit it may set out.
 */
const bringToRest = (page: Page) =>
  page.evaluate(() => {
    const onTheirWay = () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        )
    for (let moving = onTheirWay(); moving.length > 0; moving = onTheirWay())
      for (const animation of moving) animation.finish()
  })
