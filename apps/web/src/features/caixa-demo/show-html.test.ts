import { describe, expect, it } from 'vitest'
import { showHtml } from './show-html.ts'

function shown(html: string): ShadowRoot {
  const host = document.createElement('div')
  showHtml(host, html)
  if (!host.shadowRoot) throw new Error('nothing was shown')
  return host.shadowRoot
}

describe('showing the HTML of a message', () => {
  it('keeps what it says and how it looks', () => {
    const root = shown('<html><body><p style="color: red">Sua fatura</p></body></html>')
    const paragraph = root.querySelector('p')
    expect(paragraph?.textContent).toBe('Sua fatura')
    expect(paragraph?.style.color).toBe('red')
  })

  it('drops everything that could run, load or send', () => {
    const root = shown(
      '<script>x()</script><img src="https://espia.example/p.gif" onerror="x()"><form action="/sai"><input></form>' +
        '<p onclick="x()">Oi</p><iframe src="/"></iframe><style>p{}</style>',
    )
    expect(root.querySelectorAll('script, form, input, iframe, style')).toHaveLength(0)
    expect([...root.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())).toEqual([])
  })

  it('opens links in another tab, and only those that lead to a page or a mailbox', () => {
    const root = shown('<a href="https://ramal.example/x">a</a><a href="javascript:x()">b</a>')
    const [page, script] = root.querySelectorAll('a')
    expect(page?.getAttribute('target')).toBe('_blank')
    expect(script?.hasAttribute('href')).toBe(false)
  })

  it('replaces the message before', () => {
    const host = document.createElement('div')
    showHtml(host, '<p>um</p>')
    showHtml(host, '<p>dois</p>')
    expect(host.shadowRoot?.textContent).toBe('dois')
  })
})
