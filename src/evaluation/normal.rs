//! The quantiles of the standard normal distribution, which Wilson's interval needs at any level.

/// The value that a standard normal variable stays below with `probability`, in (0, 1).
///
/// Relative accuracy about 10⁻¹⁶.
///
/// # Panics
/// When `probability` is not between 0 and 1.
///
/// # References
/// Wichura, M. J. (1988). Algorithm AS 241: the percentage points of the normal distribution. *Applied Statistics* 37,
/// 477–484 (PPND16; the coefficients bear its names).
pub(super) fn normal_quantile(probability: f64) -> f64 {
    assert!(probability > 0.0 && probability < 1.0, "a normal quantile needs a probability between 0 and 1");
    let from_centre = probability - 0.5;
    if from_centre.abs() <= 0.425 {
        let r = 0.180_625 - from_centre * from_centre;
        return from_centre * polynomial(&A, r) / polynomial(&B, r);
    }
    let r = (-probability.min(1.0 - probability).ln()).sqrt();
    let distance = if r <= 5.0 {
        polynomial(&C, r - 1.6) / polynomial(&D, r - 1.6)
    } else {
        polynomial(&E, r - 5.0) / polynomial(&F, r - 5.0)
    };
    distance.copysign(from_centre)
}

/// `c[0] + c[1] x + c[2] x² + …`
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const A: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];

const B: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];

const C: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    0.000_774_545_014_278_341_4,
];

const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    0.000_547_593_808_499_534_5,
    1.050_750_071_644_416_9e-9,
];

const E: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_87,
    0.026_532_189_526_576_124,
    0.001_242_660_947_388_078_4,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];

const F: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    0.000_786_869_131_145_613_3,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_7e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_equal_those_of_scipy() {
        // scipy.stats.norm.ppf of scipy 1.17.1.
        for (probability, expected) in [
            (0.975, 1.959_963_984_540_054),
            (0.95, 1.644_853_626_951_472_2),
            (0.995, 2.575_829_303_548_900_4),
            (0.9, 1.281_551_565_544_600_4),
            (0.6, 0.253_347_103_135_799_7),
            (0.3, -0.524_400_512_708_040_9),
            (0.025, -1.959_963_984_540_054_5),
            (1e-06, -4.753_424_308_822_899),
            (1e-13, -7.348_796_102_800_677),
        ] {
            let found = normal_quantile(probability);
            assert!((found - expected).abs() <= 1e-12 * f64::abs(expected), "{probability}: {found}");
        }
    }

    #[test]
    fn the_median_is_zero_and_the_tails_mirror_each_other() {
        assert_eq!(normal_quantile(0.5).to_bits(), 0.0_f64.to_bits());
        assert!((normal_quantile(0.25) + normal_quantile(0.75)).abs() < 1e-15);
    }
}
