import { readFileSync } from 'node:fs';
import { testData } from '../../test-data.ts';

/** What no list of attacks has: letters that no title should hold, addresses of all kinds, ends of every form. */
export const ownPayloads: readonly string[] = [
  'bell \u0007 escape \u001b[31m next line \u0085 null \u0000 delete \u007f end',
  'line\r\nbreaks\tand\u000bother\u000cspaces',
  '\u202egnp.exe\u202c \u2028 \u2029 \ufeff \ufffe \uffff \ud800 lone',
  'javascript:alert(1)',
  ' \u0001java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'https://user:word@evil.example/\r\nSet-Cookie:a=b',
  'https://evil.example/"><script>alert(1)</script>',
  '<a href="javascript:alert(1)">a</a><img src=x onerror=alert(1)><svg onload=alert(1)>',
  '<form action=https://evil.example><input name=a><button formaction=javascript:alert(1)>b</button></form>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/"><base href=https://evil.example/><link rel=stylesheet href=https://evil.example/a.css>',
  '<iframe src=https://evil.example/ srcdoc="<script>alert(1)</script>"></iframe><object data=a></object><embed src=a>',
  '<style>@import "https://evil.example/";</style><p style="background:url(https://evil.example/)" id=location name=cookie class=x>p</p>',
  ']]><script>alert(1)</script><![CDATA[',
  '--><script>alert(1)</script><!--',
  "'';!--\"<XSS>=&{()}",
  '{{constructor.constructor("alert(1)")()}} $'.concat('{alert(1)} <%= 1 %>'),
  '__proto__',
  'without an end '.repeat(800),
  `https://evil.example/${'a'.repeat(12_000)}`,
  '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '&#0;&#7;&#27;&#x85;&#xd800;&#99999999;',
  '=HYPERLINK("https://evil.example/")',
  '[a](javascript:alert(1)) ![b](data:text/html,x) <javascript:alert(1)>',
];

/** Those of the published lists, when they are there. */
export function publishedPayloads(): string[] | null {
  const lines = testData('data/hostile/xss-payloads.txt');
  const vectors = testData('data/hostile/markup-vectors.json');
  if (lines === null || vectors === null) return null;
  const parsed: unknown = JSON.parse(readFileSync(vectors, 'utf8'));
  if (!Array.isArray(parsed)) throw new Error('the vectors are a list');
  return [
    ...readFileSync(lines, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
    ...parsed.map((vector) => String(vector.payload)),
  ];
}
