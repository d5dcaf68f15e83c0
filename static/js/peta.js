/* Menempatkan rumah: pilih barisnya (atau rumahnya di sketsa), ketuk tempatnya, tersimpan baris demi baris. */
(() => {
  "use strict";
  const kotak = document.querySelector("[data-sketsa]"), baris = [...document.querySelectorAll("[data-titik]")];
  if (!kotak || !window.fetch) return;
  const peta = kotak.querySelector("svg"), kata = kotak.querySelector("[role=status]"), NS = "http://www.w3.org/2000/svg";
  let kini;
  const isi = (f, nama) => f.elements[nama];

  function pilih(f) {
    kini?.removeAttribute("data-kini");
    kini = f;
    f?.setAttribute("data-kini", "");
    kata.textContent = f ? `Ketuk tempat ${f.querySelector("b").textContent} di sketsa.` : "Semua di halaman ini sudah ditempatkan.";
  }

  function gambar(f, x, y) {
    const id = isi(f, "milik").value;
    let g = peta.querySelector(`[data-id="${id}"]`);
    if (!g) {
      g = document.createElementNS(NS, "g");
      g.dataset.id = id;
      g.append(document.createElementNS(NS, "use"), document.createElementNS(NS, "text"));
      g.firstChild.setAttribute("href", `#s-${f.dataset.simbol}`);
      g.lastChild.setAttribute("y", 48);
      g.lastChild.textContent = f.dataset.titik;
      peta.append(g);
    }
    g.setAttribute("transform", `translate(${x} ${y})`);
  }

  async function simpan(f) {
    const kabar = f.querySelector("[data-kabar]");
    kabar.textContent = "menyimpan…";
    try {
      const jawab = await fetch(location.href, { method: "POST", body: new FormData(f), headers: { Accept: "application/json" } });
      const { versi, galat } = await jawab.json();
      if (!galat) isi(f, "versi").value = versi;
      kabar.textContent = galat || "tersimpan";
      return !galat;
    } catch {
      kabar.textContent = "belum tersimpan, tanpa sinyal. Ketuk lagi tempatnya.";
    }
  }

  peta.addEventListener("click", async e => {
    const rumah = e.target.closest("[data-id]");
    if (rumah && !kini) return pilih(document.getElementById(`t-${rumah.dataset.id}`));
    if (!kini) return;
    const f = kini, r = peta.getBoundingClientRect(), ke = n => Math.min(1000, Math.max(0, Math.round(n * 1080 - 40)));
    const x = ke((e.clientX - r.left) / r.width), y = ke((e.clientY - r.top) / r.height);
    isi(f, "x").value = x;
    isi(f, "y").value = y;
    gambar(f, x, y);
    if (await simpan(f) && kini === f) pilih(baris.slice(baris.indexOf(f) + 1).find(b => !isi(b, "x").value));
  });
  for (const f of baris) {
    const b = f.querySelector("[data-pilih]");
    b.hidden = false;
    b.onclick = () => pilih(f);
  }
  kotak.hidden = false;
  document.body.dataset.ketuk = "";
})();
