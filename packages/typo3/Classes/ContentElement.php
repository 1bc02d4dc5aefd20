<?php

declare(strict_types=1);

namespace AiActCheck\Typo3;

use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Core\Page\AssetCollector;
use TYPO3\CMS\Core\Service\FlexFormService;
use TYPO3\CMS\Core\Utility\GeneralUtility;
use TYPO3\CMS\Frontend\ContentObject\ContentObjectRenderer;

/**
 * The content element: hands what editors have set to the markup, and its script to TYPO3.
 */
final class ContentElement
{
    private const FOLDER = 'EXT:ai_act_check/Resources/Public/Check/';

    private ?ContentObjectRenderer $content = null;

    public function __construct(
        private readonly AssetCollector $assets,
        private readonly FlexFormService $flexForms,
    ) {}

    public function setContentObjectRenderer(ContentObjectRenderer $content): void
    {
        $this->content = $content;
    }

    /** @param array<string, mixed> $configuration */
    public function render(string $content, array $configuration, ServerRequestInterface $request): string
    {
        $record = $this->content?->data ?? [];
        $values = $this->flexForms->convertFlexFormContentToArray((string)($record['pi_flexform'] ?? ''));
        $language = $request->getAttribute('language')?->getLocale()->getLanguageCode() ?? '';
        $manifest = (string)file_get_contents(GeneralUtility::getFileAbsFileName(self::FOLDER . 'manifest.json'));
        $markup = new Markup(json_decode($manifest, true, 512, JSON_THROW_ON_ERROR));
        [$html, $script] = $markup->render($values, 'ai-act-check-' . (int)($record['uid'] ?? 0), $language);
        // The nonce, for sites whose policy names scripts by nothing else.
        $this->assets->addJavaScript($script['identifier'], self::FOLDER . $script['file'], $script['attributes'], ['useNonce' => true]);
        $header = trim((string)($record['header'] ?? ''));
        $hidden = (int)($record['header_layout'] ?? 0) === 100;
        return ($header === '' || $hidden ? '' : '<h2>' . htmlspecialchars($header) . '</h2>') . $html;
    }
}
