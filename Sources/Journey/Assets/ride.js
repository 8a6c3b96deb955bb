// Counts the time since an urge was noticed. Nothing depends on it: the server takes the time from its own clock.
const clock = document.querySelector("[data-ride]");
if (clock) {
  const time = clock.querySelector("[data-ride-time]");
  const bar = clock.querySelector("[data-ride-bar]");
  const start = performance.now() - Number(clock.dataset.ride) * 1000;
  const show = () => {
    const seconds = Math.max(0, Math.floor((performance.now() - start) / 1000));
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    bar.value = Math.min(seconds, bar.max);
  };
  show();
  setInterval(show, 1000);
}
