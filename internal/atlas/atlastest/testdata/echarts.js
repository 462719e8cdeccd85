// A stand-in for the chart library that draws every chart as the same dot: the small trees of tests are built many times.
globalThis.echarts = {
  setPlatformAPI() {},
  init() {
    let option = {};
    return {
      setOption(given) {
        option = given;
      },
      getModel: () => ({ getSeriesCount: () => [option.series ?? []].flat().length }),
      dispose() {},
      renderToSVGString: () => '<svg><path d="M0 0" fill="var(--ink)"/></svg>',
    };
  },
};
