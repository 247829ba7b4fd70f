import type { Access } from './access.rule.ts'

/** `Dateline-Access: metered; reason=new; left=0`: the decision, for CDNs, tests and curious readers (CONTRACT). */
export function accessHeader(access: Access): string {
  switch (access.kind) {
    case 'open':
      return `open; reason=${access.reason}`
    case 'metered':
      return `metered; reason=${access.reason}; left=${access.left}`
    case 'gate':
      return `gate; reason=${access.reason}; gate=${access.gate}`
  }
}
