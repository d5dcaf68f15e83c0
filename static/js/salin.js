/* Tombol salin: <button data-salin="id" hidden>. Tanpa papan klip (alamat bukan https) teksnya disorot lalu disalin. */
(() => {
  "use strict";
  for (const tombol of document.querySelectorAll("[data-salin]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const teks = document.getElementById(tombol.dataset.salin);
      teks.select();
      const bisa = await (navigator.clipboard?.writeText(teks.value).then(() => true, () => false) ?? false);
      if (bisa || document.execCommand("copy")) tombol.textContent = "Tersalin";
    });
  }
})();
