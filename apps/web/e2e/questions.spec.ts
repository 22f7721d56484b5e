import { expect } from '@playwright/test'
import { expectSound } from './axe.ts'
import { enter, mailTo, signIn, site } from './campus.ts'
import { ask } from './scenes.ts'
import { test } from './test.ts'

const uta = site('uta')

test('a question about a listing is asked, answered on a phone, and kept when it comes too late', async ({
  browser,
}) => {
  const maya = await enter(browser, 'hannah.cole@uta.test')
  const leo = await enter(browser, 'omar.haddad@uta.test', { width: 360, height: 740 })
  const rug = { title: 'Rug of many colours', description: 'Soft.', category: 'furniture', condition: 'good' }
  const { id } = await ask(leo, 'POST', '/products', { ...rug, price: { amount: 2_500, currency: 'usd' } })

  await test.step('a double click asks once', async () => {
    await maya.goto(`${uta}/products/${id}`)
    await maya.waitForLoadState('networkidle')
    await maya.getByLabel('Ask Omar Haddad').fill('How wide is it?')
    await maya.getByRole('button', { name: 'Ask', exact: true }).dblclick()
    const asked = maya.getByRole('list', { name: 'Questions' }).getByRole('listitem')
    await expect(asked.getByText('Edit')).toBeVisible()
    await expect(asked).toHaveCount(1)
  })

  await test.step('the seller is told, finds it among the listings and answers', async () => {
    expect(await mailTo(leo, 'omar.haddad@uta.test', /asks about “Rug of many/)).toContain('How wide is it?')
    await leo.goto(`${uta}/my-products`)
    await leo.getByRole('link', { name: /^Questions/ }).click()
    const item = leo.getByRole('listitem').filter({ hasText: 'Rug of many colours' })
    await item.getByLabel('Answer Hannah Cole').fill('Six feet.')
    await item.getByRole('button', { name: 'Answer' }).click()
    await expect(item.getByText('Six feet.').first()).toBeVisible()
    await expect(item.getByText('Delete')).toBeVisible()
    await expectSound(leo)
  })

  await test.step('without scripts what was typed is there still when it was sold meanwhile', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signIn(plain, 'uta', 'hannah.cole@uta.test')
    await plain.goto(`${uta}/products/${id}`)
    await expect(plain.getByText('Six feet.')).toBeVisible()
    await plain.getByLabel('Ask Omar Haddad').fill('Is it wool?')
    await ask(leo, 'POST', `/products/${id}/mark-sold`)
    await plain.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(plain.getByRole('alert')).toContainText('nothing can be asked about it')
    await expect(plain.getByText('You had written: Is it wool?')).toBeVisible()
  })
})
