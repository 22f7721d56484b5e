import type { FeedSettings } from '@banter/api/billboard/feed/contract'
import { Form } from '../../router.ts'

/** Scrolled without end, or page by page: whoever wants to stop somewhere can. */
export function PagingChoice({ paging }: Pick<FeedSettings, 'paging'>) {
  const other = paging === 'scroll' ? 'button' : 'scroll'
  return (
    <Form method="post" action="/feed-settings" preventScrollReset>
      <button type="submit" name="paging" value={other} className="rounded-xs hover:text-ink hover:underline">
        {paging === 'scroll' ? 'Load older posts with a button' : 'Load older posts as I scroll'}
      </button>
    </Form>
  )
}
