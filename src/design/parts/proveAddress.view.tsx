import type { Words } from '../words/words.ts'

export type ProveAddressProps = {
  words: Words
  email: string
  /** Where the link of the mail leads. */
  returnTo: string
  /** Why something waits for it, in words. */
  why: string
}

/** For whoever is signed in by a payment: what waits until they have shown that the mailbox is theirs, and how they do. */
export function ProveAddress({ words, email, returnTo, why }: ProveAddressProps) {
  return (
    <>
      <p>{why}</p>
      <form method="post" action="/sign-in" class="panel-action">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="return" value={returnTo} />
        <button class="button button-quiet" type="submit">
          {words.t('account.proveButton')}
        </button>
      </form>
    </>
  )
}
