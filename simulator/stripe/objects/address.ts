export const EMPTY_ADDRESS = {
  city: null as string | null,
  country: null as string | null,
  line1: null as string | null,
  line2: null as string | null,
  postal_code: null as string | null,
  state: null as string | null,
}

export type Address = typeof EMPTY_ADDRESS
