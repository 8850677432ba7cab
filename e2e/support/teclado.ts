import { expect, type Locator, type Page } from '@playwright/test'

/** Reaches a control by Tab, as a person does, within a bounded number of keys. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the control was not reached by Tab')
}
