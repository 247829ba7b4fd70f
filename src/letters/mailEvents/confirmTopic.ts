/** Opens the address that confirms a topic. Once is enough; again does no harm. */
export async function confirmTopic(url: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(url, { redirect: 'error', signal })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the topic could not be confirmed: status ${answer.status}`)
}
