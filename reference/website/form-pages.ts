import { openActivationPage } from './activate'
import { openActivationCodePage } from './activation-code'
import type { Form } from './form'
import { isOrderPage, openOrderPage } from './order'
import { openPhoneNumberPage } from './phone-number'

type Given = Parameters<typeof openOrderPage>[1]

const PAGES = new Map<string, (given: Given) => Form>([
  ['activate', openActivationPage],
  ['activation-code', openActivationCodePage],
  ['phone-number', openPhoneNumberPage],
])

/** Is this a page that people fill in? Others are only read. */
export const isFormPage = (page: string | undefined): page is string =>
  isOrderPage(page) || (page !== undefined && PAGES.has(page))

export const openFormPage = (page: string, given: Given): Form => PAGES.get(page)?.(given) ?? openOrderPage(page, given)
