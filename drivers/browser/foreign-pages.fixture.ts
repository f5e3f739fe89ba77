import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Pages as somebody else would write them: other markup, other habits, nothing of the reference. */
const PAGES: Record<string, string> = {
  '/form': `<body>
    <nav aria-label="brand"><a href="/second">Om os</a></nav>
    <div role="heading" aria-level="1">Dine <em>oplysninger</em></div>
    <p>Skriv dit navn.<br>Det står i passet.</p>
    <label for="n">Navn</label><input id="n" value="Ada">
    <input type="password" aria-label="Kode" value="1234">
    <fieldset><legend>Land</legend>
      <label><input type="radio" name="c" style="opacity:0;position:absolute" checked> Danmark</label>
      <label><input type="radio" name="c" style="opacity:0;position:absolute"> Grønland</label>
    </fieldset>
    <select aria-label="By"><option>Aarhus</option><option>Odense</option></select>
    <div role="switch" aria-checked="true" tabindex="0">Husk mig</div>
    <ol><li>Hent appen</li><li>Åbn den</li></ol>
    <ol class="s"><li aria-current="step"><span>✓</span> Pas</li><li>Ansigt</li></ol>
    <x-button></x-button>
    <p style="display:none">usynlig</p><p aria-hidden="true">pynt</p><p hidden>skjult</p>
    <div role="status">Gemmer …</div><progress aria-label="Vent"></progress>
    <span role="img" aria-label="Godkendt">✔</span><img alt="Pas" width="40" height="40" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">
    <button disabled style="background:#ccc">Videre</button>
    <button style="background:#0b5fff" onclick="document.title=n.value;this.insertAdjacentHTML('afterend','<p role=alert>Tak '+n.value+'</p>')">Gem</button>
    <script>customElements.define('x-button',class extends HTMLElement{connectedCallback(){this.attachShadow({mode:'open'}).innerHTML='<button>Hjælp</button>'}})</script></body>`,
  '/dialog': `<body><h1>Bagved</h1><button>Bagved</button><dialog id="d"><h2>Er du sikker?</h2><button onclick="d.close()">Ja</button></dialog><script>d.showModal()</script></body>`,
  '/second': '<body><h1>Om os</h1><a href="/form">Tilbage</a></body>',
  '/camera': `<body><h1>Kamera</h1><video id="v" autoplay muted playsinline></video><div id="frame" role="img" aria-label="Ramme" style="height:9px;border:1px solid blue"></div><p id="p">intet</p>
    <button id="b">Start</button><button onclick="s.getTracks()[0].stop();p.textContent='lukket'">Stop</button><script>
    b.onclick=async()=>{try{window.s=await navigator.mediaDevices.getUserMedia({video:{facingMode:'user'}});v.srcObject=s;await v.play();
      const x=document.createElement('canvas').getContext('2d');
      const look=()=>{x.canvas.width=v.videoWidth;x.canvas.height=v.videoHeight;x.drawImage(v,0,0);const [r,g]=x.getImageData(9,9,1,1).data;
        p.textContent=v.videoWidth+'x'+v.videoHeight+(r>150?' rød':g>150?' grøn':' mørk');navigator.vibrate(50);v.requestVideoFrameCallback(look)};v.requestVideoFrameCallback(look)
    }catch(e){p.textContent=e.name}}</script></body>`,
  '/hidden': `<body><h1>App</h1><p id="p">0</p><script>let n=0;document.addEventListener('visibilitychange',()=>{n++;p.textContent=n+document.visibilityState})</script></body>`,
  '/restless': `<body><h1>Urolig</h1><div id="b"></div><script>let last,left=3;
    const draw=()=>{b.innerHTML='<button onclick="b.innerHTML=&quot;<p>Trykket</p>&quot;">Tryk</button>'};draw();
    setInterval(()=>{const read=window.vidimus.seen;if(read!==last&&left-->0){last=read;draw()}},0)</script></body>`,
  '/remembers': `<body><p id="p"></p><script>p.textContent='found: '+document.cookie+localStorage.known;document.cookie='known=yes';localStorage.known='yes'</script></body>`,
  '/covered': `<body><h1>Dækket</h1><button onclick="p.textContent='rørt'">Tryk</button><p id="p">urørt</p>
    <div style="position:fixed;inset:0" onclick="p.textContent='dækket'"></div></body>`,
  '/asked': `<body><p id="p"></p><script>p.textContent=location.search</script></body>`,
  '/late': `<body><h1>Venter</h1><button onclick="fetch('/slow').then(r=>r.text()).then(t=>{document.body.innerHTML='<h1>'+t+'</h1>'})">Hent</button></body>`,
}

const SLOW_MS = 400

export const serveForeignPages = (): Promise<{ url: string; close(): void }> =>
  new Promise((listening) => {
    const server = createServer((request, response) => {
      const html = PAGES[request.url?.split('?')[0] ?? '']
      if (request.url === '/slow') return void setTimeout(() => response.end('Endelig'), SLOW_MS)
      response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(html && `<!doctype html><html lang="da">${html}</html>`)
    })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const close = () => {
        server.close()
        server.closeAllConnections()
      }
      listening({ url: `http://127.0.0.1:${port}/`, close })
    })
  })
