// Loaded before the measured program (node --import): at its end says the peak of its resident memory on stderr.
process.on('exit', () => {
  process.stderr.write(`peak-kilobytes ${process.resourceUsage().maxRSS}\n`);
});
