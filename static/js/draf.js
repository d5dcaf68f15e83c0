/* Draf isian di telepon, dan pencegah kirim ganda.
   <form data-draf="kunci">: yang diketik disimpan per kunci dan dipulihkan bila halaman dibuka lagi sebelum tersimpan.
   <meta name="draf-selesai" content="kunci">: sudah tersimpan, draf dihapus; "*" menghapus semua (keluar). */
(() => {
  "use strict";
  const AWALAN = "draf:", UMUR = 14 * 864e5;
  const coba = laku => { try { return laku(localStorage); } catch { return null; } };
  const ambil = k => coba(s => JSON.parse(s.getItem(AWALAN + k)));
  const hapus = k => coba(s => s.removeItem(AWALAN + k));
  const semua = () => coba(s => Object.keys(s).filter(k => k.startsWith(AWALAN)).map(k => k.slice(AWALAN.length))) || [];

  const boleh = e => /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) && e.name && !e.disabled && !e.closest("[data-rahasia]")
    && !/^(csrfmiddlewaretoken|versi)$/.test(e.name) && !/^(password|file|hidden|submit|button|reset|image)$/.test(e.type);
  const bidang = f => [...f.elements].filter(boleh);
  const versi = f => f.querySelector("[name=versi]")?.value || "";
  const opsi = e => /^(radio|checkbox)$/.test(e.type) ? [e] : e.multiple && e.options ? [...e.options] : null;
  const terpilih = o => o.checked || o.selected;

  /* {nama: [nilai, ...]}; radio, centang dan pilihan ganda hanya yang terpilih. */
  function baca(f) {
    const isi = {};
    for (const e of bidang(f)) {
      const pilihan = opsi(e);
      (isi[e.name] ||= []).push(...(pilihan ? pilihan.filter(terpilih).map(o => o.value) : [e.value]));
    }
    return isi;
  }

  function tulis(f, isi) {
    const urut = {};
    for (const e of bidang(f)) {
      const nilai = isi[e.name];
      if (!nilai) continue;
      const pilihan = opsi(e);
      if (pilihan) for (const o of pilihan) o["checked" in o ? "checked" : "selected"] = nilai.includes(o.value);
      else e.value = nilai[urut[e.name] = (urut[e.name] ?? -1) + 1] ?? e.value;
    }
    f.querySelectorAll("details").forEach(d => { d.open = true; });
  }

  function kabar(f, teks, tombol) {
    const buat = (nama, kelas, teks = "") => Object.assign(document.createElement(nama), { className: kelas, textContent: teks });
    const kotak = buat("div", "pesan awas"), isi = buat("div", "");
    kotak.setAttribute("role", "status");
    isi.append(buat("p", "", teks));
    kotak.append(isi);
    for (const [nama, laku] of tombol) {
      const b = buat("button", "tombol dua-nya kecil", nama);
      b.type = "button";
      b.onclick = () => { laku(); kotak.remove(); };
      kotak.append(b);
    }
    f.prepend(kotak);
    return kotak;
  }

  function rawat(f) {
    const kunci = f.dataset.draf, draf = ambil(kunci), awal = baca(f);
    let tunda, kotor, sampai, luring;
    /* Hanya yang diubah di telepon ini: yang tidak disentuh boleh berganti di server tanpa dikembalikan oleh draf. */
    const catat = () => {
      clearTimeout(tunda);
      const lama = ambil(kunci)?.isi || {};
      const isi = kotor && Object.fromEntries(Object.entries(baca(f)).filter(([n, v]) => n in lama || `${v}` !== `${awal[n]}`));
      if (kotor) coba(s => s.setItem(AWALAN + kunci, JSON.stringify({ isi, versi: versi(f), pada: Date.now() })));
      kotor = false;
    };
    const buang = ["Buang", () => { hapus(kunci); f.reset(); }];
    if (draf && !f.querySelector("[aria-invalid=true], .pesan.gagal")) {
      if (Object.keys(awal).every(n => !draf.isi[n] || `${draf.isi[n]}` === `${awal[n]}`)) hapus(kunci);
      else if (draf.versi === versi(f)) {
        tulis(f, draf.isi);
        kabar(f, "Isian yang belum tersimpan dipulihkan.", [buang]);
      } else kabar(f, "Ada isian Anda yang belum tersimpan, tetapi data ini sudah diubah sesudahnya.",
        [["Pakai isian saya", () => { tulis(f, draf.isi); kotor = true; catat(); }], buang]);
    }
    const ketik = e => { if (boleh(e.target)) { kotor = true; clearTimeout(tunda); tunda = setTimeout(catat, 400); } };
    f.addEventListener("input", ketik);
    f.addEventListener("change", ketik);
    f.addEventListener("submit", e => {
      catat();
      if (navigator.onLine || sampai) return;
      /* Komputer kantor tanpa internet pun sampai ke servernya sendiri: ditanya dulu, baru dikatakan tanpa sinyal. */
      e.preventDefault();
      luring?.remove();
      fetch("/status/", { method: "HEAD", cache: "no-store" }).then(() => { sampai = true; f.requestSubmit(e.submitter); }, () => {
        luring = kabar(f, "Belum terkirim: tanpa sinyal. Isian tersimpan di telepon ini, tekan Simpan lagi nanti.", []);
        luring.scrollIntoView({ block: "center" });
      });
    });
    addEventListener("pagehide", catat);
    document.addEventListener("visibilitychange", catat);
  }

  const selesai = document.querySelector("meta[name=draf-selesai]")?.content;
  for (const k of selesai === "*" ? semua() : (selesai || "").split(" ")) hapus(k);
  for (const k of semua()) if (!(ambil(k)?.pada > Date.now() - UMUR)) hapus(k);
  /* Daftar panjang yang terbuka semua di meja, di telepon terbuka satu per satu; yang perlu diperbaiki tetap terbuka. */
  if (matchMedia("(max-width: 699px)").matches) for (const d of document.querySelectorAll("details[data-ciut]"))
    d.open = `#${d.id}` === location.hash || !!d.querySelector(".galat, .pesan");
  document.querySelectorAll("form[data-draf]").forEach(rawat);

  /* Tombol dimatikan sesudah peristiwa submit, supaya nama dan nilai tombol yang ditekan ikut terkirim. */
  const mati = new Set();
  const hidupkan = () => { mati.forEach(b => { b.disabled = false; }); mati.clear(); };
  document.addEventListener("submit", e => setTimeout(() => {
    const f = e.target;
    if (e.defaultPrevented || f.getAttribute("method")?.toLowerCase() !== "post" || f.target || "unduh" in f.dataset) return;
    for (const b of f.elements) if (b.type === "submit" && !b.disabled) { b.disabled = true; mati.add(b); }
    setTimeout(hidupkan, 2e4);
  }));
  addEventListener("pageshow", hidupkan);
})();
