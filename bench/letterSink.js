// The other end of a mail connection, as cheap as can be: it takes everything and looks only for where a mail ends. Its
// parent is told the port, and at `count` how many mails and bytes have come.
import { createServer } from 'node:net'

const END = Buffer.from('\r\n.\r\n')
let mails = 0
let bytes = 0
const sink = createServer((socket) => {
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.write('220 sink\r\n')
  let inData = false
  let tail = Buffer.alloc(0)
  let line = ''
  const command = (text) => {
    const verb = text.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n'
    if (verb === 'DATA') {
      inData = true
      tail = Buffer.from('\r\n')
      return '354 go on\r\n'
    }
    return verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n'
  }
  socket.on('data', (chunk) => {
    bytes += chunk.length
    let rest = chunk
    while (rest.length > 0) {
      if (inData) {
        const looked = Buffer.concat([tail, rest.length > 8 && rest.indexOf(END) < 0 ? rest.subarray(-8) : rest])
        const end = looked.indexOf(END)
        if (end < 0) {
          tail = looked.subarray(-4)
          return
        }
        inData = false
        mails++
        socket.write('250 2.0.0 taken\r\n')
        rest = looked.subarray(end + END.length)
        continue
      }
      const end = rest.indexOf(10)
      if (end < 0) {
        line += rest.toString('latin1')
        return
      }
      const answer = command(line + rest.subarray(0, end).toString('latin1'))
      line = ''
      rest = rest.subarray(end + 1)
      socket.write(answer)
    }
  })
})
sink.listen(0, '127.0.0.1', () => process.send?.({ port: sink.address().port }))
process.on('message', () => process.send?.({ mails, bytes }))
process.on('disconnect', () => process.exit())
