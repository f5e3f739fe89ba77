import { openActivationCodePage } from './activation-code'
import type { Form } from './form'
import { isOrderPage, openOrderPage } from './order'

const ACTIVATION_CODE = 'activation-code'

/** Is this a page that people fill in? Others are only read. */
export const isFormPage = (page: string | undefined): page is string => page === ACTIVATION_CODE || isOrderPage(page)

export const openFormPage = (page: string, given: Parameters<typeof openOrderPage>[1]): Form =>
  page === ACTIVATION_CODE ? openActivationCodePage(given) : openOrderPage(page, given)
