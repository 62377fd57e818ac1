const free = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.fr live.com ' +
    'msn.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com ' +
    'proton.me protonmail.com pm.me zoho.com fastmail.com hey.com tutanota.com laposte.net orange.fr wanadoo.fr free.fr libero.it virgilio.it ' +
    'uol.com.br bol.com.br terra.com.br qq.com 163.com 126.com sina.com naver.com daum.net rediffmail.com comcast.net verizon.net att.net ' +
    'btinternet.com sky.com bluewin.ch hispeed.ch ziggo.nl kpnmail.nl telenet.be skynet.be seznam.cz wp.pl o2.pl onet.pl interia.pl abv.bg ' +
    'mailinator.com guerrillamail.com 10minutemail.com tempmail.com trashmail.com yopmail.com sharklasers.com dispostable.com'
  ).split(' '),
)

/** Is this domain one that many unrelated people share (free or throw-away mail), so that it says nothing about who pays? */
export function isSharedDomain(domain: string): boolean {
  return free.has(domain)
}

/** The domain of an e-mail address in lower case, or `null`. */
export function domainOf(email: string | null): string | null {
  const at = email?.lastIndexOf('@') ?? -1
  return email === null || at <= 0 || at === email.length - 1 ? null : email.slice(at + 1).toLowerCase()
}
