/* Grid posyandu: papan ketik, tempel dari lembar kerja, draf tiap baris, dan simpan tanpa meninggalkan halaman (htmx).
   Tanpa berkas ini tiap baris tetap formulir biasa. Draf memakai awalan yang sama dengan draf.js, yang menghapusnya
   sesudah 14 hari dan saat keluar. */
(() => {
  "use strict";
  const tabel = document.querySelector("[data-grid]");
  if (!tabel) return;
  const cari = (s, a = document) => a.querySelector(s), semua = (s, a = document) => [...a.querySelectorAll(s)];
  const baris = () => semua("tbody > tr", tabel);
  const formulir = tr => cari("form", tr);
  const bidang = tr => [...formulir(tr).elements].filter(e => e.name && !/^(hidden|submit)$/.test(e.type));
  const opsi = e => /^(radio|checkbox)$/.test(e.type);
  const nama = tr => cari("th > a", tr).textContent;
  const kirim = new Map(), menunggu = new Map(), susulan = new Map();

  /* Isi baris sebagai {nama: nilai}; radio dan centang hanya yang terpilih. */
  function baca(tr) {
    const isi = {};
    for (const e of bidang(tr)) if (!opsi(e) || e.checked) isi[e.name] = e.name in isi ? `${isi[e.name]} ${e.value}` : e.value;
    return isi;
  }
  function tulis(tr, isi) {
    for (const e of bidang(tr)) if (e.name in isi) {
      if (opsi(e)) e.checked = isi[e.name].split(" ").includes(e.value);
      else e.value = isi[e.name];
    }
  }
  const berubah = tr => tr.dataset.ubah || /galat|bentrok/.test(tr.dataset.hasil) || bidang(tr).some(e =>
    opsi(e) ? e.checked !== e.defaultChecked : e.options ? [...e.options].some(o => o.selected !== o.defaultSelected) : e.value !== e.defaultValue);

  /* Draf */
  const coba = laku => { try { return laku(localStorage); } catch { return null; } };
  const kunci = tr => `draf:${tabel.dataset.grid}-${tr.id}`;
  const topang = (tr, n) => cari(`[name=${n}]`, formulir(tr));
  const PENOPANG = ["versi", "uuid", "versi_titipan"];
  function catat(tr) {
    if (!berubah(tr)) return coba(s => s.removeItem(kunci(tr)));
    const draf = { isi: baca(tr), pada: Date.now() };
    for (const n of PENOPANG) draf[n] = topang(tr, n).value;
    coba(s => s.setItem(kunci(tr), JSON.stringify(draf)));
  }
  /* Versi yang dahulu dilihat ikut dipulihkan: bila baris sudah diubah orang lain, menyimpan akan membandingkan. */
  function pulihkan(tr) {
    const draf = coba(s => JSON.parse(s.getItem(kunci(tr))));
    if (!draf || tr.dataset.hasil) return 0;
    const kini = baca(tr);
    if (Object.keys({ ...kini, ...draf.isi }).every(n => n === "pasti" || (draf.isi[n] || "") === (kini[n] || ""))) {
      coba(s => s.removeItem(kunci(tr)));
      return 0;
    }
    tulis(tr, draf.isi);
    for (const n of PENOPANG) topang(tr, n).value = draf[n] ?? "";
    tr.dataset.ubah = 1;
    return 1;
  }

  /* Tanda baris yang berubah, dan tombol yang menyimpan semuanya */
  let tunda;
  function tandai(tr) {
    const ya = Boolean(berubah(tr));
    tr.classList.toggle("ubah", ya);
    const tetap = cari("[data-tetap]", tr);
    if (tetap) tetap.hidden = ya;
    cari("[data-ubah]", tr).hidden = !ya || /galat|bentrok/.test(tr.dataset.hasil);
    const n = semua("tr.ubah", tabel).length;
    cari("[data-n]").textContent = n;
    cari("[data-tindak]").hidden = !n || !window.htmx;
  }
  let hapusLapor;
  function lapor(teks) {
    const p = cari("[data-lapor]");
    p.textContent = teks;
    p.hidden = false;
    clearTimeout(hapusLapor);
    hapusLapor = setTimeout(() => { p.hidden = true; }, 8000);
  }
  function kabar(tr, teks) {
    const p = cari("[data-kabar]", tr);
    p.textContent = teks;
    p.hidden = !teks;
  }
  function ketik(e) {
    const tr = e.target.closest("tbody > tr");
    if (!tr) return;
    cari(".tak-terbaca", e.target.closest("td"))?.remove();
    tandai(tr);
    clearTimeout(tunda);
    tunda = setTimeout(() => catat(tr), 300);
  }
  tabel.addEventListener("input", ketik);
  tabel.addEventListener("change", ketik);
  const catatSemua = () => semua("tr.ubah", tabel).forEach(catat);
  addEventListener("pagehide", catatSemua);
  document.addEventListener("visibilitychange", catatSemua);
  tabel.addEventListener("click", e => {
    if (!e.target.closest("[data-pakai]")) return;
    const tr = e.target.closest("tr");
    clearTimeout(tunda);
    tr.classList.remove("ubah");  // supaya tidak dicatat lagi saat halaman ditinggalkan
    coba(s => s.removeItem(kunci(tr)));
  });

  /* Papan ketik */
  const sel = (tr, n) => cari(`[data-sel=${n}]`, tr);
  const isian = td => td && (cari("input:checked", td) || cari("input, select", td));
  function fokus(td) {
    const e = isian(td);
    e.focus();
    if (e.type === "text") e.select();
    e.closest("tr").scrollIntoView({ block: "nearest" });
  }
  function pindah(tr, n, arah) {
    const daftar = baris();
    for (let i = daftar.indexOf(tr) + arah; daftar[i]; i += arah) {
      const td = sel(daftar[i], n);
      if (isian(td)) return fokus(td);
    }
  }
  /* Baris yang bertentangan dengan simpanan orang lain hanya disimpan dengan tombolnya sendiri. */
  const bentrok = tr => tr.dataset.hasil === "bentrok";
  function simpan(tr) {
    if (window.htmx && berubah(tr) && !bentrok(tr) && !kirim.has(tr.id)) formulir(tr).requestSubmit();
  }
  tabel.addEventListener("keydown", e => {
    const td = e.target.closest("[data-sel]"), tr = td?.closest("tr");
    if (!tr || e.altKey || e.ctrlKey || e.metaKey || e.target.type === "checkbox" || !/INPUT|SELECT/.test(e.target.tagName)) return;
    const turun = e.key === "ArrowDown" || (e.key === "Enter" && !e.shiftKey), naik = e.key === "ArrowUp" || e.key === "Enter";
    if (turun || naik) {
      e.preventDefault();
      simpan(tr);
      pindah(tr, td.dataset.sel, turun ? 1 : -1);
    } else if (e.target.type !== "text" && e.key.length === 1) {
      const ke = e.key === "-" ? "" : e.key.toLowerCase(), pas = v => (ke ? v.toLowerCase().startsWith(ke) : !v);
      if (e.target.type === "radio") {
        const r = semua("input", td).find(o => pas(o.value));
        if (!r) return;
        r.checked = true;
        r.focus();
      } else if (ke) return;
      else e.target.value = "";
      e.preventDefault();
      e.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  /* Tempel: tiap jenis sel membaca kata lembar kerja dengan caranya; undefined berarti tidak terbaca. */
  const YA = /^(ya?|v|√|✓|✔|1)$/i, TIDAK = /^(t|tidak|x|0)$/i;
  function artikan(e, n, teks) {
    if (e.type === "text") {
      const angka = teks.replace(/\s*(kg|cm|kali|tablet|bulan)$/i, "").replace(/\s/g, "");
      if (/^\d+([.,]\d+)?$/.test(angka)) return angka.replace(".", ",");
      if (e.inputMode === "numeric") return YA.test(teks) ? (n === "fe" ? "30" : "1") : TIDAK.test(teks) ? "0" : undefined;
      return undefined;
    }
    const nilai = e.options ? [...e.options].map(o => o.value) : semua("input", e.closest("td")).map(o => o.value);
    if (teks === "-") return "";
    if (nilai.includes("ya")) return YA.test(teks) ? "ya" : TIDAK.test(teks) ? "tidak" : undefined;
    const kata = teks.toLowerCase();
    if (n === "tikar") return nilai.find(v => v && [v.toLowerCase(), { H: "hijau", K: "kuning", M: "merah" }[v]].includes(kata));
    if (n === "imunisasi" && TIDAK.test(teks)) return "belum";
    const label = e.options ? [...e.options].find(o => o.value && [o.value, o.text.toLowerCase()].includes(kata)) : null;
    return label?.value;
  }
  function isikan(td, nilai) {
    const e = isian(td);
    if (e.type === "radio") semua("input", td).forEach(o => { o.checked = o.value === nilai; });
    else e.value = nilai;
  }
  function tolakTempel(td, teks) {
    const p = Object.assign(document.createElement("p"), { className: "galat tak-terbaca", textContent: `“${teks.slice(0, 20)}” tidak terbaca` });
    cari(".tak-terbaca", td)?.remove();
    td.append(p);
    td.closest("tr").classList.add("luas");
    td.classList.add("bicara");
  }
  tabel.addEventListener("paste", e => {
    const td = e.target.closest("[data-sel]"), teks = e.clipboardData?.getData("text") || "";
    if (!td || (e.target.type === "text" && !/[\t\n]/.test(teks.trimEnd()))) return;
    e.preventDefault();
    const lajur = semua("[data-sel]", td.closest("tr")).map(s => s.dataset.sel).filter(n => !/cara_ukur|edema/.test(n) || n === td.dataset.sel);
    const kiri = lajur.indexOf(td.dataset.sel), daftar = baris(), atas = daftar.indexOf(td.closest("tr"));
    const blok = teks.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(b => b.split("\t"));
    let isi = 0, tolak = 0, lebih = 0;
    blok.forEach((kolom, i) => {
      const tr = daftar[atas + i];
      if (!tr) { lebih += 1; return; }
      kolom.forEach((mentah, j) => {
        const kata = mentah.trim(), tujuan = lajur[kiri + j] && sel(tr, lajur[kiri + j]), ke = isian(tujuan);
        if (!kata || !ke) { if (kata && tujuan && kata !== "-") { tolakTempel(tujuan, kata); tolak += 1; } return; }
        const nilai = artikan(ke, lajur[kiri + j], kata);
        if (nilai === undefined) { tolakTempel(tujuan, kata); tolak += 1; } else { isikan(tujuan, nilai); isi += 1; }
      });
      tandai(tr);
      catat(tr);
    });
    lapor(`${isi} isian ditempel, belum tersimpan.${tolak ? ` ${tolak} tidak terbaca.` : ""}${lebih ? ` ${lebih} baris di luar halaman ini tidak ditempel.` : ""}`);
  });

  /* Simpan lewat htmx */
  const bermasalah = tr => cari("[aria-invalid]", tr) || cari("[type=checkbox]", tr) || cari(".bicara input", tr);
  const milik = e => { const f = e.detail.elt; return f?.matches?.("form") && tabel.contains(f) ? f.closest("tr") : null; };
  function selesai(id, hasil) {
    kirim.delete(id);
    menunggu.get(id)?.(hasil);
    menunggu.delete(id);
  }
  function gagal(e, teks) {
    const tr = milik(e);
    if (!tr) return;
    tr.removeAttribute("aria-busy");
    tr.dataset.ubah = 1;
    kabar(tr, teks);
    tandai(tr);
    catat(tr);
    lapor(`${nama(tr)}: ${teks}`);
    selesai(tr.id, "gagal");
  }
  const TANPA_SINYAL = "Belum terkirim: tanpa sinyal. Isian tersimpan di telepon ini, tekan Simpan lagi nanti.";
  document.addEventListener("htmx:beforeRequest", e => {
    const tr = milik(e);
    if (!tr) return;
    catat(tr);
    kirim.set(tr.id, baca(tr));
    tr.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:sendError", e => gagal(e, TANPA_SINYAL));
  document.addEventListener("htmx:timeout", e => gagal(e, TANPA_SINYAL));
  document.addEventListener("htmx:responseError", e => gagal(e, "Belum tersimpan. Muat ulang halaman ini, isian Anda tetap ada."));
  document.addEventListener("htmx:beforeSwap", e => {
    const tr = e.detail.target?.closest?.("tbody > tr"), xhr = e.detail.xhr;
    if (!tr || xhr.status !== 200) return;
    if (!xhr.responseText.trimStart().startsWith("<tr")) {
      e.detail.shouldSwap = false;
      return gagal({ detail: { elt: formulir(tr) } }, "Belum tersimpan. Masuk lagi di halaman lain, lalu tekan Simpan. Isian tetap ada.");
    }
    /* yang diketik sesudah dikirim menyusul ke baris yang baru */
    const dikirim = kirim.get(tr.id) || {}, kini = baca(tr), beda = {};
    for (const n in kini) if (n !== "pasti" && kini[n] !== dikirim[n]) beda[n] = kini[n];
    susulan.set(tr.id, { beda, ada: "ada" in tr.dataset, tombol: document.activeElement?.id === `s${tr.id}` });
  });
  document.addEventListener("htmx:load", e => {
    const tr = e.detail.elt;
    if (!tr.matches?.("tr") || !tabel.contains(tr)) return;
    const { beda = {}, ada, tombol } = susulan.get(tr.id) || {}, hasil = tr.dataset.hasil;
    susulan.delete(tr.id);
    if (Object.keys(beda).length) tulis(tr, beda);
    tandai(tr);
    catat(tr);
    if ("ada" in tr.dataset && !ada) {
      const sudah = cari("[data-sudah]"), maju = cari(".kepala-grid progress");
      maju.value = sudah.textContent = Number(sudah.textContent) + 1;
    }
    const baik = /tersimpan|menunggu/.test(hasil);
    if (!menunggu.has(tr.id)) lapor(`${nama(tr)}: ${hasil === "menunggu" ? "menunggu pembukaan triwulan" : baik ? cari("[data-tetap]", tr).textContent : "belum tersimpan, periksa barisnya"}`);
    if (tombol && !menunggu.has(tr.id)) {
      const galat = bermasalah(tr), lanjut = tr.nextElementSibling;
      if (galat) galat.focus();
      else if (baik && lanjut) fokus(semua("[data-sel]", lanjut).find(isian));
      else cari(`#s${tr.id}`, tr).focus();
    }
    selesai(tr.id, hasil);
  });
  cari("[data-semua]").addEventListener("click", async e => {
    const tombol = e.currentTarget;
    let baik = 0, buruk = 0;
    tombol.disabled = true;
    for (const tr of semua("tr.ubah", tabel)) {
      const hasil = bentrok(tr) ? "bentrok" : await new Promise(jawab => {
        menunggu.set(tr.id, jawab);
        if (!kirim.has(tr.id)) formulir(tr).requestSubmit();
      });
      if (/tersimpan|menunggu/.test(hasil)) baik += 1; else buruk += 1;
    }
    tombol.disabled = false;
    lapor(`${baik} baris tersimpan${buruk ? `, ${buruk} belum: periksa baris yang ditandai` : ""}.`);
    semua("tr.luas", tabel).map(bermasalah).find(Boolean)?.focus();
  });

  /* Tanggal posyandu berlaku untuk semua baris yang belum tersimpan, dan ikut di alamat. */
  const hari = cari("#posyandu-pada");
  function pakaiTanggal() {
    if (!/^\s*\d{1,2}[-/. ]?\d{1,2}[-/. ]?\d{4}\s*$/.test(hari.value)) return false;
    const nilai = hari.value.trim(), alamat = new URL(location);
    semua("input[name=tanggal][data-ikut]", tabel).forEach(e => { e.value = nilai; });
    alamat.searchParams.set("tanggal", nilai);
    history.replaceState(null, "", alamat);
    semua('main a[href^="?"]').forEach(a => {
      const q = new URLSearchParams(a.getAttribute("href"));
      q.set("tanggal", nilai);
      a.setAttribute("href", `?${q}`);
    });
    return true;
  }
  hari.addEventListener("change", pakaiTanggal);
  hari.form.addEventListener("submit", e => {
    if (!cari("#galat-tanggal") && pakaiTanggal()) { e.preventDefault(); lapor(`Tanggal posyandu ${hari.value.trim()} dipakai.`); }
  });

  const pulih = baris().reduce((n, tr) => n + pulihkan(tr), 0);
  baris().forEach(tandai);
  if (pulih) lapor(`${pulih} baris yang belum tersimpan dipulihkan.`);
})();
