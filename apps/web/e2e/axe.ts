import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing that axe calls serious or critical, and nothing that scrolls sideways. */
export async function expectSound(page: Page) {
  await expectClean(axe(page))
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

/** A page that is sound in one colour scheme can only have other colours in the other. */
export async function expectContrast(page: Page) {
  await expectClean(axe(page).withRules(['color-contrast']))
}

/** Without `legacy` axe opens one more page for each look, for frames of other origins: there are none. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

async function expectClean(builder: AxeBuilder) {
  const { violations } = await builder.analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
