import S3rver from '@20minutes/s3rver'

/** `directory port bucket`; says its port when it listens. */
const [directory = '', port = '0', bucket = ''] = process.argv.slice(2)

const server = new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  silent: true,
  directory,
  vhostBuckets: false,
  configureBuckets: [{ name: bucket }],
})
const address = await server.run()
process.send?.(address.port)
process.on('disconnect', () => process.exit())
