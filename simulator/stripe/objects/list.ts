export interface List<Item> {
  object: 'list'
  data: Item[]
  has_more: boolean
  url: string
}

export function listObject<Item>(data: Item[], url: string, hasMore = false): List<Item> {
  return { object: 'list', data, has_more: hasMore, url }
}
