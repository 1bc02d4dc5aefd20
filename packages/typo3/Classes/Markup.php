<?php

declare(strict_types=1);

namespace AiActCheck\Typo3;

/**
 * The check as HTML, made of nothing but values that are taken. Needs nothing of TYPO3, so that it can be tried without.
 */
final class Markup
{
    private const REPORT = '(print|html|markdown|json|calendar|link)';

    /** What the values of attributes look like; each holds for the whole value. */
    private const ATTRIBUTES = [
        'lang' => '[a-z]{2,3}',
        'theme' => 'auto|light|dark',
        'start' => '[a-z0-9]+(-[a-z0-9]+)*',
        'as-of' => '\d{4}-\d{2}-\d{2}',
        'heading-level' => '[1-6]',
        'exports' => 'none|' . self::REPORT . '( +' . self::REPORT . ')*',
        'persist' => 'none|session|local',
        'rulebook' => '[A-Za-z0-9._-]{1,100}',
        'accessibility-contact' => '[^\s@?&:\/"<>]+@[^\s@?&:\/"<>]+|https:\/\/[^\s"<>]+',
    ];

    private const SLOTS = ['intro', 'contact', 'disclaimer', 'after-result'];

    private const FALLBACK = [
        'de' => 'Diese Prüfung zeigt, welche Regeln der europäischen KI-Verordnung für ein System gelten. Sie braucht JavaScript. Die Verordnung selbst steht unter eur-lex.europa.eu.',
        'en' => 'This check shows which rules of the European AI Act apply to a system. It needs JavaScript. The regulation itself is at eur-lex.europa.eu.',
    ];

    /** @param array{files: array<string, array{file: string, integrity: string}>} $manifest */
    public function __construct(private readonly array $manifest) {}

    /**
     * @param array<string, mixed> $values By the names of attributes; what is empty or not understood is left out
     * @param string $place Id of the element around a frame, different for each on a page
     * @param string $site Language of the page, for what stands there without script
     * @return array{string, array{identifier: string, file: string, attributes: array<string, string>}} HTML, and the script that it needs
     */
    public function render(array $values, string $place, string $site = ''): array
    {
        $values = array_map(static fn(mixed $value): string => is_scalar($value) ? trim((string)$value) : '', $values);
        $attributes = $this->taken($values);
        $fallback = $this->fallback($values, $attributes['lang'] ?? $site);
        if (($values['way'] ?? '') === 'frame') {
            $data = ['data-into' => '#' . $place];
            foreach ($attributes as $name => $value) {
                $data['data-' . $name] = $value;
            }
            return [
                sprintf('<div id="%s">%s</div>', htmlspecialchars($place), $fallback),
                $this->script('ai-act-check.frame.js', $place, $data),
            ];
        }
        $inside = $fallback;
        foreach (self::SLOTS as $slot) {
            if (($values[$slot] ?? '') !== '') {
                $inside .= sprintf('<p slot="%s">%s</p>', $slot, nl2br(htmlspecialchars($values[$slot])));
            }
        }
        $written = ($values['history'] ?? '') === 'no' ? '' : ' history';
        foreach ($attributes as $name => $value) {
            $written .= sprintf(' %s="%s"', $name, htmlspecialchars($value));
        }
        return [
            sprintf('<ai-act-check%s style="display: block">%s</ai-act-check>', $written, $inside),
            // One script for all elements of a page.
            $this->script('ai-act-check.js', 'ai-act-check', ['type' => 'module']),
        ];
    }

    /**
     * @param array<string, string> $values
     * @return array<string, string>
     */
    private function taken(array $values): array
    {
        $taken = [];
        foreach (self::ATTRIBUTES as $name => $pattern) {
            $value = $values[$name] ?? '';
            if (preg_match('/^(' . $pattern . ')$/D', $value) === 1) {
                $taken[$name] = $name === 'exports' && $value === 'none' ? '' : $value;
            }
        }
        if (isset($taken['lang']) && !isset($this->manifest['files']['ai-act-check.' . $taken['lang'] . '.txt'])) {
            unset($taken['lang']);
        }
        return $taken;
    }

    /** @param array<string, string> $values */
    private function fallback(array $values, string $lang): string
    {
        if (($values['fallback'] ?? '') !== '') {
            return '<p>' . nl2br(htmlspecialchars($values['fallback'])) . '</p>';
        }
        $lang = isset(self::FALLBACK[$lang]) ? $lang : 'de';
        return sprintf('<p lang="%s">%s</p>', $lang, htmlspecialchars(self::FALLBACK[$lang]));
    }

    /**
     * @param array<string, string> $attributes
     * @return array{identifier: string, file: string, attributes: array<string, string>}
     */
    private function script(string $plain, string $identifier, array $attributes): array
    {
        $file = $this->manifest['files'][$plain];
        $attributes += ['integrity' => $file['integrity'], 'crossorigin' => 'anonymous'];
        return ['identifier' => $identifier, 'file' => $file['file'], 'attributes' => $attributes];
    }
}
