interface Wanted {
  readonly identifier?: string
  readonly sender?: string
  readonly status?: string
  readonly msgType?: string
  readonly references?: string
  readonly severity?: string
  readonly event?: string
  readonly sent?: string
  readonly expires?: string | null
}

/** An alert as a warning centre writes it: a Chinese block and an English one, a polygon and a circle. */
export function capAlert({
  identifier = 'DEMO-2026-0001',
  sender = 'warning@example.org',
  status = 'Actual',
  msgType = 'Alert',
  references,
  severity = 'Extreme',
  event = '暴雨',
  sent = '2026-11-20T10:00:00+08:00',
  expires = '2026-11-20T16:00:00+08:00',
}: Wanted = {}): string {
  const block = (language: string, said: string, headline: string, areaDesc: string) => `
  <info>
    <language>${language}</language>
    <category>Met</category>
    <event>${said}</event>
    <responseType>Prepare</responseType>
    <urgency>Immediate</urgency>
    <severity>${severity}</severity>
    <certainty>Observed</certainty>
    <eventCode><valueName>GB/T 27962</valueName><value>11B03</value></eventCode>
    ${expires === null ? '' : `<expires>${expires}</expires>`}
    <senderName>Model weather office</senderName>
    <headline>${headline}</headline>
    <instruction><![CDATA[<3 m: leave the underpass>]]></instruction>
    <area>
      <areaDesc>${areaDesc}</areaDesc>
      <polygon>30.60,104.02 30.70,104.02 30.70,104.12 30.60,104.12 30.60,104.02</polygon>
      <circle>30.66,104.06 5</circle>
      <geocode><valueName>GB/T 2260</valueName><value>510104</value></geocode>
    </area>
  </info>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2" xmlns:x="urn:example:extension">
  <identifier>${identifier}</identifier>
  <sender>${sender}</sender>
  <sent>${sent}</sent>
  <status>${status}</status>
  <msgType>${msgType}</msgType>
  <scope>Public</scope>
  ${references === undefined ? '' : `<references>${references}</references>`}
  <x:signed><x:by>${sender}</x:by></x:signed>
  ${msgType === 'Cancel' ? '' : block('zh-CN', event, `${event}红色预警信号 &amp; 防御指南`, '锦江区') + block('en-US', 'Rainstorm', 'Red rainstorm signal', 'Jinjiang District')}
</alert>`
}
