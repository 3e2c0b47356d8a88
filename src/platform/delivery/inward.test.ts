import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { InwardAddress, isInward, outwardOnly, pointsInward } from './inward'
import { sendSigned } from './webhook'

const signed = { secret: 'a secret of more than sixteen', id: 'm-1', body: '{}' }

it('knows what lies inside, also behind other spellings of it', () => {
  const inward = [
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'no address'],
  ]
  expect(inward.filter(each => !isInward(each))).toEqual([])
  const outward = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2400:3200::1', '::ffff:8.8.8.8']
  expect(outward.filter(isInward)).toEqual([])
})

it('reads an address as the connection would', async () => {
  for (const each of ['http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/']) {
    expect(await pointsInward(new URL(each), []), each).toBe(true)
    expect(() => outwardOnly(new URL(each), []), each).toThrow(InwardAddress)
  }
  expect(await pointsInward(new URL('http://localhost:1/'), [])).toBe(true)
  expect(await pointsInward(new URL('http://localhost:1/'), ['localhost'])).toBe(false)
})

it('reaches nothing inside, neither at once nor by a name nor by way of another, but what the configuration names', async () => {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    if (request.url === '/away') response.writeHead(307, { location: '/taken' }).end()
    else response.end('taken')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const send = (host: string, hosts: readonly string[], path = '') =>
    sendSigned({ ...signed, url: `http://${host}:${port}/${path}`, hosts })
  try {
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])
      await expect(send(host, []), host).rejects.toBeInstanceOf(InwardAddress)
    expect(asked).toBe(0)
    expect(await send('localhost', ['localhost'])).toBe('taken')
    expect(await send('127.0.0.1', [`127.0.0.1:${port}`])).toBe('taken')
    await expect(send('127.0.0.1', ['127.0.0.1'], 'away')).rejects.toThrow('307')
    expect(asked).toBe(3)
  } finally {
    server.close()
  }
})
