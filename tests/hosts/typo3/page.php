<?php
// Prints a page with what the content element of the TYPO3 extension prints, for `php -S`; the settings stand in the address.
$root = getenv('EXTENSION');
$public = '/Resources/Public/Check/';
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/') {
    // The server's own answer, with its types.
    return false;
}
require $root . '/Classes/Markup.php';
$manifest = json_decode(file_get_contents($root . $public . 'manifest.json'), true);
[$html, $script] = (new AiActCheck\Typo3\Markup($manifest))->render($_GET, 'ai-act-check-7', 'de');
// As the policy file of the extension leaves the policy of a site.
header("Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'nonce-abc'; style-src 'self' 'unsafe-inline'");
$attributes = '';
foreach ($script['attributes'] as $name => $value) {
    $attributes .= ' ' . $name . '="' . htmlspecialchars($value) . '"';
}
echo '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Seite</title></head><body><main>', $html, '</main>';
echo '<script src="' . $public . $script['file'] . '" nonce="abc"' . $attributes . '></script></body></html>';
