// A stand-in for LIFF's SDK, as far as our pages use it. The town square opens a page in a phone's frame with
// `#id_token=…`; the fragment is removed at once, as LIFF removes its own, and the token is kept for the session.
(() => {
  'use strict';
  const KEY = 'liff-double:id_token';
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get('id_token');
  if (given) {
    sessionStorage.setItem(KEY, given);
    fragment.delete('id_token');
    const rest = fragment.toString();
    history.replaceState(history.state, '', location.pathname + location.search + (rest ? `#${rest}` : ''));
  }
  const token = () => sessionStorage.getItem(KEY);
  const framed = window.parent !== window;
  const tell = (type, detail) => framed && window.parent.postMessage({ source: 'liff', type, ...detail }, '*');

  let becomeReady;
  const ready = new Promise((resolve) => (becomeReady = resolve));
  const decoded = () => {
    const payload = token()?.split('.')[1];
    if (!payload) return null;
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  window.liff = {
    id: null,
    ready,
    async init({ liffId } = {}) {
      if (!liffId) throw Object.assign(new Error('liffId is necessary for liff.init()'), { code: 'INVALID_CONFIG' });
      window.liff.id = liffId;
      becomeReady();
    },
    isLoggedIn: () => token() !== null,
    login: () => tell('login'),
    logout: () => sessionStorage.removeItem(KEY),
    isInClient: () => framed,
    getIDToken: token,
    getDecodedIDToken: decoded,
    getLanguage: () => navigator.language,
    getOS: () => 'web',
    getVersion: () => '2.0.0',
    getLineVersion: () => (framed ? '15.0.0' : null),
    isApiAvailable: () => false,
    openWindow: ({ url }) => window.open(url, '_blank', 'noopener'),
    closeWindow: () => tell('closeWindow'),
  };
})();
